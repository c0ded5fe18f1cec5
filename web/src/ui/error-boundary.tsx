import { Component, type ErrorInfo, type ReactNode } from 'react'
import { i18n } from '../i18n/index.ts'
import { Button } from './button.tsx'

interface Props {
  children: ReactNode
  /** Another value (a page's address, say) tries again. */
  resetKey?: string
}

/** A chunk that is gone because the server was upgraded meanwhile; the browsers word it differently. */
const isMissingChunk = (error: Error) =>
  /dynamically imported module|Importing a module script|preload CSS/i.test(error.message)

/** Keeps one broken part from taking the whole screen with it. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(error, info.componentStack)
  }

  override componentDidUpdate(before: Props) {
    if (this.state.error && before.resetKey !== this.props.resetKey) this.setState({ error: null })
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    const upgraded = isMissingChunk(error)
    return (
      <div className="state" role="alert">
        <b>{i18n.t(upgraded ? 'common:state.newVersion' : 'common:state.crashed')}</b>
        {upgraded ? null : <p>{i18n.t('common:state.crashedHint')}</p>}
        <div className="row">
          {upgraded ? null : (
            <Button onClick={() => this.setState({ error: null })}>{i18n.t('common:state.retry')}</Button>
          )}
          <Button look="primary" onClick={() => location.reload()}>
            {i18n.t('common:state.reload')}
          </Button>
        </div>
      </div>
    )
  }
}
