import { useWords } from '../../i18n/index.ts'
import { Button, Dialog, Kbd } from '../../ui/index.ts'
import './help.css'

/** Where keys work, and what each does there. */
const GROUPS = [
  [
    'everywhere',
    [
      ['search', 'Ctrl K'],
      ['back', '['],
      ['forth', ']'],
      ['today', 'T'],
      ['keys', '?'],
      ['close', 'Esc'],
    ],
  ],
  [
    'lists',
    [
      ['down', 'J'],
      ['up', 'K'],
      ['open', 'Enter'],
    ],
  ],
  [
    'office',
    [
      ['down', 'J'],
      ['up', 'K'],
      ['approve', 'A'],
      ['return', 'R'],
    ],
  ],
  ['decompose', [['next', 'Enter']]],
  [
    'screen',
    [
      ['pause', 'Space'],
      ['boards', '← →'],
      ['full', 'F'],
      ['leave', 'Esc'],
    ],
  ],
] as const

/** The keys of the app, by where they work. */
export function ShortcutDialog({ onClose }: { onClose(): void }) {
  const { t } = useWords()
  return (
    <Dialog
      title={t('help:shortcuts.title')}
      onClose={onClose}
      foot={<Button onClick={onClose}>{t('common:action.close')}</Button>}
    >
      <div className="key-groups">
        {GROUPS.map(([group, keys]) => (
          <section key={group}>
            <h3>{t(`help:shortcuts.${group}.title`)}</h3>
            <dl>
              {keys.map(([what, key]) => (
                <div key={what}>
                  <dt>
                    {key.split(' ').map(one => (
                      <Kbd key={one}>{one === 'Space' ? t('screen:bar.space') : one}</Kbd>
                    ))}
                  </dt>
                  <dd>{t(`help:shortcuts.${group}.${what}` as 'help:shortcuts.everywhere.search')}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
