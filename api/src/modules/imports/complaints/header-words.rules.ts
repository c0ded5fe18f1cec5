import { ComplaintField as F } from './complaint-field.enum.ts'

/** Words of a head that mean a field, with how surely. The first that fits counts; all are tried. */
type HeadWords = readonly (readonly [field: F, sureness: number, form: RegExp])[]

/** Of a head in lower case, half-width, without blanks and underlines. */
const WORDS: HeadWords = [
  [
    F.EXTERNAL_ID,
    0.98,
    /^(?:工单|诉求|事件|案件|留言|投诉|信件|信访|受理|办件|服务|来电|业务|登记|热线)(?:编号|编码|单号|流水号|号码|号|id)$/,
  ],
  [
    F.EXTERNAL_ID,
    0.95,
    /^(?:编号|单号|流水号|主键|唯一编码|recid|uniquekey|uniqueid|caseid|caseenquiryid|srnumber|servicerequestnumber|servicerequest\(?sr\)?number|servicerequestid|ticketid|ticketnumber|ticketno|requestid|requestnumber|complaintid|complaintno|casenumber|caseno|incidentid|issueid|externalid|expediente|folio|númerodefolio|numerodefolio|aktenzeichen|meldungsnummer|ticketnummer)$/,
  ],
  [F.EXTERNAL_ID, 0.6, /^(?:id|key|number|no|序号|nr|número|numero)$/],
  [
    F.TITLE,
    0.95,
    /^(?:工单|诉求|留言|事项|投诉|信件|来信|问题)?(?:标题|主题|题目|名称)$|^(?:title|subject|casetitle|summary|asunto|título|titulo|betreff|titel)$/,
  ],
  [
    F.CONTENT,
    0.95,
    /^(?:工单|诉求|留言|投诉|反映|信件|来信|主要|问题|事件|求助)?(?:内容|详情|描述|情况|正文|概况)$|^(?:问题描述|情况描述|事件描述|诉求描述|留言详情|反映内容|反映问题)$/,
  ],
  [
    F.CONTENT,
    0.9,
    /^(?:content|description|details?|complaintdetails|complaintdescription|requestdescription|text|message|comments?|descripcion|descripción|beschreibung|meldungstext)$/,
  ],
  [
    F.CLASS,
    0.92,
    /^(?:工单|诉求|问题|事件|信件|来电)?性质(?:名称)?$|^(?:工单|诉求|信件|来电|留言)(?:类型|种类)$|^(?:eventpropertyname|nature|classification|信访目的|目的|class|casetype)$/,
  ],
  [F.URGENCY, 0.95, /紧急程度|缓急程度|^紧急度$|^(?:urgency|priority|priorität|prioridad)$/],
  [
    F.CHANNEL,
    0.92,
    /^(?:工单|诉求|问题|事件|信息|受理|来电|信件)?(?:来源|渠道)(?:名称|渠道|方式)?$|^(?:受理方式|受理渠道|反映渠道|eventsrcname|source|channel|opendatachanneltype|methodreceived|methodreceiveddescription|origin|requestsource|canal|eingangskanal)$/,
  ],
  [
    F.CATEGORY_1,
    0.93,
    /^(?:一级(?:分类|类别|类型|标签|事项|目录)?|诉求一级(?:分类|类别)?|(?:诉求|问题|事件|工单|投诉|事项|业务|内容|热点)(?:类型|类别|分类)(?:名称)?|分类|类别|eventtypename|complainttype|srtype|srdescription|srtypedesc|servicerequesttype|requesttype|servicename|issuetype|category|categoryname|reason|categoría|categoria|kategorie|tipo|tipodesolicitud)$/,
  ],
  [
    F.CATEGORY_2,
    0.93,
    /^(?:二级(?:分类|类别|类型|标签|事项|目录)?|诉求二级(?:分类|类别)?|大类(?:名称)?|maintypename|descriptor|subcategory|subtype|complaintsubtype|requestsubtype|servicesubtype|subcategoría|subcategoria|unterkategorie)$/,
  ],
  [
    F.CATEGORY_3,
    0.93,
    /^(?:三级(?:分类|类别|类型|标签|事项|目录)?|诉求三级(?:分类|类别)?|小类(?:名称)?|subtypename|descriptor2|servicedetails)$/,
  ],
  [F.CATEGORY_2, 0.7, /^type$/],
  [
    F.COUNTY,
    0.93,
    /^(?:所属|事发|归属|行政|诉求|问题)?(?:区县|县区|区域|区划|行政区|市县|辖区|县\(?市、?区\)?|区)(?:名称)?$|^(?:districtname|borough|county|bezirk|district|distrito|alcaldia|alcaldía|municipio)$/,
  ],
  [
    F.TOWN,
    0.93,
    /^(?:所属|事发|归属|问题)?(?:街道|镇街|乡镇|镇|街镇|镇\(?街道?\)?|乡镇街道)(?:名称|办事处)?$|^(?:streetname|town|township|communityboard|ortsteil|colonia)$/,
  ],
  [
    F.VILLAGE,
    0.93,
    /^(?:所属|事发|归属|问题)?(?:社区|村居|村|村社区|村\(?社区\)?|居委会|小区)(?:名称)?$|^(?:communityname|village|neighborhood|neighbourhood|neighborhoodname|barrio|stadtteil)$/,
  ],
  [
    F.ADDRESS,
    0.93,
    /^(?:事发|发生|诉求|问题|事件|案发|详细|投诉|所在)?(?:地址|地点|位置|具体地点|详细地址)$|^(?:occurplace|address|fulladdress|incidentaddress|location|locationstreetname|streetaddress|srlocation|dirección|direccion|adresse|ort)$/,
  ],
  [
    F.UNIT,
    0.95,
    /^(?:承办|主办|处置|责任|办理|处理|经办|受理|牵头)(?:单位|部门|机构|处室)(?:名称)?$|^(?:disposeunitname|agencyname|ownerdepartment|owningdepartment|responsibleagency|assigneddepartment|assignedto|dependencia|zuständigestelle)$/,
  ],
  [F.UNIT, 0.85, /^(?:单位|部门|agency|department|departmentname|departmentdesc|owner|subject)$/],
  [F.COMPLAINED_OF, 0.95, /^被(?:投诉|举报|反映|诉)(?:单位|对象|主体|方|人|部门)?(?:名称)?$/],
  [
    F.RECEIVED_AT,
    0.96,
    /^(?:工单|诉求|留言|受理|登记|来电|创建|上报|反映|提交|投诉|接收|收件|发生|事件|来信|写信|立案|统计|录入|建单|举报)(?:时间|日期|发生时间|创建时间)$/,
  ],
  [
    F.RECEIVED_AT,
    0.96,
    /^(?:createtime|createdat|createddate|createdon|creationdate|datecreated|opendt|openeddate|opened|opendate|dateopened|datereceived|receiveddate|receivedat|requestdate|requesteddatetime|reportedat|datereported|submitteddate|srcreateddate|createddatetime|fecha|fechadecreación|fechacreacion|fechadeingreso|fechaingreso|eingangsdatum|datum|erstelltam)$/,
  ],
  [F.RECEIVED_AT, 0.7, /^(?:时间|日期|date|time)$/],
  [
    F.DISPATCHED_AT,
    0.95,
    /^(?:派发|派单|转办|交办|分派|派遣|下派)(?:时间|日期)$|^(?:dispatchedat|dispatchdate|assigneddate|assignedat)$/,
  ],
  [F.SIGNED_AT, 0.95, /^(?:签收|接单)(?:时间|日期)$|^(?:signedat|acceptedat)$/],
  [
    F.CONTACTED_AT,
    0.95,
    /^(?:首次)?(?:联系|响应)(?:群众|市民|诉求人)?(?:时间|日期)$|^(?:contactedat|firstresponse|firstresponseat)$/,
  ],
  [
    F.DUE_AT,
    0.95,
    /^(?:办理|办结|处理|处置|工单|回复|答复|反馈)?(?:截止|到期|时限|期限|限办|应办结|要求办结|要求完成)(?:时间|日期|日)?$|^(?:要求办结时间|办结时限|办理时限|应办结时间|due|duedate|dueat|targetdt|targetdate|sladate|slaresolutionduedate|expectedclosedate|fechalimite|fechalímite|fälligam|frist)$/,
  ],
  [
    F.FINISHED_AT,
    0.95,
    /^(?:办结|完成|结案|办理完成|实际办结|处理完成|答复|回复|反馈|办复|结束)(?:时间|日期)$|^(?:closeddate|closedat|closeddt|closedate|closedon|dateclosed|completeddate|completiondate|completed|resolveddate|resolutiondate|resolvedat|closeddatetime|fechadecierre|fechacierre|erledigtam|abschlussdatum)$/,
  ],
  [F.CALLED_BACK_AT, 0.95, /^(?:回访|评价)(?:时间|日期)$|^(?:calledbackat|followupdate|surveydate)$/],
  [
    F.STATE,
    0.95,
    /^(?:工单|办理|诉求|处理|处置|事件|案件|当前|办件)?(?:状态|环节|进度|阶段)(?:名称)?$|^(?:status|casestatus|srstatus|requeststatus|statusdescription|state|currentstatus|estado|estatus)$/,
  ],
  [
    F.ANSWER,
    0.95,
    /^(?:答复|回复|办理|处理|处置|办结|反馈)(?:意见|内容|结果|情况|说明)$|^(?:resolutiondescription|closurereason|resolution|answer|response|reply|statusnotes|respuesta|antwort|rückmeldung)$/,
  ],
  [
    F.CLOSED_ON_TIME,
    0.96,
    /^(?:是否)?(?:按期|按时|及时)办结(?:数|率|标志)?$|^(?:是否按时|是否按期|intimearchivenum|ontime|closedontime|slamet|withinsla)$/,
  ],
  [
    F.CLOSED_LATE,
    0.96,
    /^(?:是否)?(?:超期|逾期|超时)(?:办结)?(?:数|标志)?$|^(?:overtimearchivenum|overdue|isoverdue|closedlate|late)$/,
  ],
  [F.OPEN_IN_TIME, 0.96, /^(?:未到期|期限内|按期)?(?:处置中|在办|办理中)(?:数)?$|^(?:intimetoarchivenum)$/],
  [F.OPEN_LATE, 0.96, /^(?:超期|逾期|超时)(?:未办结|处置中|在办|未结)(?:数)?$|^(?:overtimetoarchivenum)$/],
  [F.RESPONSE, 0.93, /^是否(?:及时|按时)?(?:响应|联系)(?:群众)?$|^(?:响应情况|联系情况|及时响应)$/],
  [
    F.RESOLVED,
    0.95,
    /^(?:是否|问题是否|诉求是否)?(?:解决|办成)(?:情况|结果)?$|^(?:是否解决|解决情况|resolved|issolved)$/,
  ],
  [
    F.SATISFACTION,
    0.95,
    /^(?:回访|群众|办理|市民|诉求人)?(?:满意度|满意情况|是否满意|满意度评价|评价|评价结果|满意程度)(?:结果)?$|^(?:satisfaction|customersatisfaction|satisfactionrating)$/,
  ],
  [F.RETURNS, 0.95, /^(?:退单|退回|退件)(?:次数|数)$|^returns?(?:count)?$/],
  [F.REWORKS, 0.95, /^(?:重办|返工|返办|二次办理|再办|reopen)(?:次数|数|count)?$/],
  [F.UNITS, 0.95, /^(?:经办|流转|经过)(?:单位|部门)?(?:数|个数|次数)$/],
  [
    F.CALLER_NAME,
    0.95,
    /^(?:来电|诉求|投诉|反映|留言|举报|来信|联系|市民|申请|写信)(?:人|用户|者|人姓名|人名称|用户名)$|^(?:姓名|联系人姓名|callername|customername|requestername|reportername|name)$/,
  ],
  [
    F.CALLER_PHONE,
    0.96,
    /^(?:来电|诉求人|投诉人|联系|联系人|反映人|来电人)?(?:电话|手机|号码|手机号|手机号码|电话号码|联系方式|联系电话)$|^(?:来电号码|主叫号码|phone|phonenumber|mobile|callerphone|telephone|teléfono|telefono|telefon)$/,
  ],
  [F.CALLER_ID, 0.96, /身份证|^证件(?:号|号码)$|^(?:idnumber|idcard|nationalid)$/],
  [F.PLATE, 0.96, /^车牌(?:号|号码)?$|^(?:plate|licenseplate|platenumber)$/],
  [F.CALLER_ADDRESS, 0.95, /^(?:家庭|诉求人|来电人|联系)(?:住址|地址)$|^(?:住址|calleraddress)$/],
]

/** What a head means by its words: each field once, surest first. */
export function fieldsOfHead(head: string): { field: F; sureness: number }[] {
  const plain = head
    .normalize('NFKC')
    .replace(/[\s_\-.:*#"'/]+/g, '')
    .toLowerCase()
  if (plain === '') return []
  const found = new Map<F, number>()
  for (const [field, sureness, form] of WORDS)
    if (form.test(plain)) found.set(field, Math.max(sureness, found.get(field) ?? 0))
  return [...found]
    .map(([field, sureness]) => ({ field, sureness }))
    .sort((one, other) => other.sureness - one.sureness)
}
