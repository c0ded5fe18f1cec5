import { Link } from 'wouter'
import { useWrite } from '../../graphql/write.ts'
import { useWords } from '../../i18n/index.ts'
import { paths } from '../../paths.ts'
import { useScope } from '../../scope.tsx'
import { Button, toast } from '../../ui/index.ts'
import type { DecomposedPlan } from './decompose.page.tsx'
import { SetPlanAmendsDocument } from './draft/draft.documents.ts'

interface AmendsLineProps {
  plan: DecomposedPlan
  amends: { id: string; title: string }
}

/** Says which plan this draft is a new version of; it can be made a plan of its own again. */
export function AmendsLine({ plan, amends }: AmendsLineProps) {
  const { t } = useWords()
  const { href } = useScope()
  const [setAmends, saving] = useWrite(SetPlanAmendsDocument)
  const detach = async () => {
    const { failure } = await setAmends({ planId: plan.id, amendsId: null })
    if (failure) toast(failure.message, { bad: true })
    else toast(t('plans:amend.detached'))
  }
  return (
    <div className="amends-line">
      <span>
        {t('plans:amend.of', { edition: plan.edition })}
        <Link href={href(paths.plan(amends.id))}>{amends.title}</Link>
      </span>
      {plan.can.edit ? (
        <Button look="plain" busy={saving} onClick={() => void detach()}>
          {t('plans:amend.detach')}
        </Button>
      ) : null}
    </div>
  )
}
