import { Link } from 'wouter'
import { type FragmentType, graphql, readFragment } from '../../graphql/generated/index.ts'
import { count, decimal } from '../../i18n/format.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { DateText } from '../../ui/index.ts'
import { securityWord } from './system-columns.tsx'

export const SystemFactsFragment = graphql(`
  fragment SystemFacts on InformationSystem {
    id
    purpose
    userCount
    usage
    approval
    approvedOn
    fundingSource
    fundingAmount
    network
    securityLevel
    classified
    cloudDueOn
    note
    owner {
      id
      name
    }
    place {
      code
      name
    }
  }
`)

/** What is written down of a system: whose, for whom, on which network, by which approval and money. */
export function SystemFacts({ system: masked }: { system: FragmentType<typeof SystemFactsFragment> }) {
  const { t, language } = useWords()
  const { href } = useScope()
  const system = readFragment(SystemFactsFragment, masked)
  const unset = <span className="mut">{t('systems:fact.unset')}</span>
  const words = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(' · ') || unset
  const funds =
    typeof system.fundingAmount === 'number'
      ? `${decimal(system.fundingAmount)} ${t('systems:fact.fundingUnit')}`
      : null
  const rows: [string, React.ReactNode][] = [
    [t('systems:fact.owner'), system.owner.name],
    [
      t('systems:fact.place'),
      <Link key="place" href={href(paths.place(system.place.code), { place: system.place.code })}>
        {system.place.name}
      </Link>,
    ],
    [
      t('systems:fact.cloudDueOn'),
      system.cloudDueOn ? <DateText key="due" day={system.cloudDueOn} /> : unset,
    ],
    [
      t('systems:fact.network'),
      words(
        system.network ? t(`systems:network.${system.network}`) : null,
        system.classified ? t('systems:classified') : null,
      ),
    ],
    [
      t('systems:fact.security'),
      system.securityLevel ? securityWord(t, system.securityLevel) : t('systems:security.none'),
    ],
    [
      t('systems:fact.users'),
      typeof system.userCount === 'number'
        ? `${count(system.userCount, language)} ${t('systems:fact.usersUnit')}`
        : unset,
    ],
    [t('systems:fact.usage'), system.usage ? t(`systems:usage.${system.usage}`) : unset],
    [t('systems:fact.approval'), words(system.approval, system.approvedOn)],
    [t('systems:fact.funding'), words(system.fundingSource, funds)],
  ]
  return (
    <dl className="kv">
      {rows.map(([term, value]) => (
        <div key={term} className="kv-row">
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
