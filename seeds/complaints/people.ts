import type { Draw } from './draw.ts'

/** A caller of the demo: nobody has these numbers. */
export interface Caller {
  name: string
  gender: '先生' | '女士'
  phone: string
  idNumber: string
  plate: string
  room: string
}

const SURNAMES =
  '李王张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢'
const MEN = '伟强军勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅龙林志国建文海'
const WOMEN = '芳娜敏静丽艳娟霞秀玲桂英华慧巧美雅晶妍茜珍莉红燕琴云兰凤洁梅'

/** No network gives out numbers that begin with 154. */
const PHONE_HEAD = '154'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/**
 * The check character is right, so that it is recognised; but no district has the code 440299, and the running number
 * 000 is given to nobody.
 */
function idNumber(draw: Draw): string {
  const month = String(draw.between(1, 12)).padStart(2, '0')
  const day = String(draw.between(1, 28)).padStart(2, '0')
  const body = `440299${draw.between(1950, 2003)}${month}${day}000`
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (WEIGHTS[index] ?? 0), 0)
  return `${body}${CHECKS[sum % 11]}`
}

export function drawCaller(draw: Draw): Caller {
  const man = draw.chance(0.52)
  const given = [...(man ? MEN : WOMEN)]
  const name = `${draw.one([...SURNAMES])}${draw.one(given)}${draw.chance(0.6) ? draw.one(given) : ''}`
  return {
    name,
    gender: man ? '先生' : '女士',
    phone: `${PHONE_HEAD}${String(draw.between(0, 99_999_999)).padStart(8, '0')}`,
    idNumber: idNumber(draw),
    // Real plates begin their running number above 000.
    plate: `粤F000${draw.between(10, 99)}`,
    room: `${draw.between(1, 18)}栋${draw.between(1, 18)}0${draw.between(1, 6)}房`,
  }
}
