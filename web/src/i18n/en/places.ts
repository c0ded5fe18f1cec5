import type { Words } from '../zh-CN/index.ts'
import type { places as zh } from '../zh-CN/places.ts'

/** Everything of one town or village. */
export const places: Words<typeof zh> = {
  title: 'Place',
  count: '{{good}} of {{total}} {{total|indicator|indicators}} on target',
  caption: 'As of {{day}}',
  open: 'How {{name}} stands',
  gone: 'This place was not found, or you may not see it.',
  indicators: {
    title: 'Indicators',
    all: 'Board',
    none: 'No indicator is reported or added up here.',
    name: 'Indicator',
    now: 'Now',
    expected: 'Expected',
    gap: 'Gap',
    trend: 'Last 12 periods',
    forecast: 'Forecast',
    light: 'Light',
  },
  tasks: {
    title: 'Tasks',
    all: 'Ledger',
    none: 'No task concerns this place.',
    summary: '{{total}} in all, {{done}} done, {{open}} open',
    onTime: 'On time',
    parts: '{{numerator}}/{{denominator}} milestones due',
  },
  problems: { title: 'Open problems', all: 'List', none: 'No open problems.' },
  notices: { title: 'Notices', all: 'All', none: 'No notice waits for an answer.' },
  systems: { title: 'Systems', all: 'Ledger', none: 'No systems entered.', total: '{{count}}' },
  reporting: {
    title: 'Reporting',
    all: 'Sheets',
    none: 'Nothing is owed.',
    due: 'due {{day}}',
    progress: '{{submitted}} of {{owed}} reported',
    placesOwing: '{{count}} {{count|place|places}} incomplete: {{names}}',
    placesMore: '{{names}} and others',
    complete: 'all reported',
    missing: 'Missing: {{names}}',
    returned: '{{count}} returned',
  },
  below: {
    title: { L2: 'Cities', L3: 'Counties', L4: 'Towns', L5: 'Villages', other: 'Places below' },
    count: '{{count}}',
    tasks: 'numbers are open tasks',
  },
  toCockpit: 'Cockpit',
}
