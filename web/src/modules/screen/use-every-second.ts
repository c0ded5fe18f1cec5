import { useEffect, useState } from 'react'

/** Something that changes with time, looked at every second; drawn again only when it reads differently. */
export function useEverySecond<Value extends string | number | null>(read: () => Value): Value {
  const [value, setValue] = useState(read)
  useEffect(() => {
    setValue(read())
    const timer = setInterval(() => setValue(read()), 1_000)
    return () => clearInterval(timer)
  }, [read])
  return value
}
