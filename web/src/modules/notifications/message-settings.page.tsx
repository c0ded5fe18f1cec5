import { graphql } from '../../graphql/generated/index.ts'
import { useRead } from '../../graphql/read.ts'
import { useWords } from '../../i18n/index.ts'
import { Card, Loaded, PageHead } from '../../ui/index.ts'
import { ContactForm } from './contact-form.tsx'
import './notifications.css'
import { PreferenceTable } from './preference-table.tsx'

const MessageSettingsDocument = graphql(`
  query MessageSettings {
    viewer {
      id
      email
      mailAvailable
      ...Contact
    }
    messagePreferences {
      kind
      ...Preference
    }
  }
`)

/** Which messages are mailed, and where to. */
export function MessageSettingsPage() {
  const { t } = useWords()
  const result = useRead(MessageSettingsDocument, {})
  return (
    <>
      <PageHead title={t('notifications:settings.title')} caption={t('notifications:settings.caption')} />
      <Loaded result={result}>
        {({ viewer, messagePreferences }) =>
          viewer ? (
            <div className="message-settings">
              <Card title={t('notifications:settings.contact')}>
                <ContactForm viewer={viewer} />
              </Card>
              <Card
                title={t('notifications:settings.mails')}
                caption={t('notifications:settings.mailsCaption')}
                bare
              >
                {viewer.mailAvailable && viewer.email ? null : (
                  <p className="cap note" role="note">
                    {t(
                      viewer.mailAvailable
                        ? 'notifications:settings.noAddress'
                        : 'notifications:settings.noMail',
                    )}
                  </p>
                )}
                <PreferenceTable preferences={messagePreferences} />
              </Card>
            </div>
          ) : null
        }
      </Loaded>
    </>
  )
}
