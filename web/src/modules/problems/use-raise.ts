import type { Failure } from '../../graphql/errors.ts'
import type { ProblemInput } from '../../graphql/generated/graphql.ts'
import { graphql } from '../../graphql/generated/index.ts'
import { useWrite, type Written } from '../../graphql/write.ts'

const RaiseProblemDocument = graphql(`
  mutation RaiseProblem($input: ProblemInput!) {
    raiseProblem(input: $input) {
      id
      number
    }
  }
`)

const RaiseFromInstructionDocument = graphql(`
  mutation RaiseProblemFromInstruction($instructionId: ID!, $input: ProblemInput!) {
    raiseProblemFromInstruction(instructionId: $instructionId, input: $input) {
      id
      number
    }
  }
`)

const RaiseFromNoticeDocument = graphql(`
  mutation RaiseProblemFromNotice($noticeId: ID!, $input: ProblemInput!) {
    raiseProblemFromNotice(noticeId: $noticeId, input: $input) {
      id
      number
    }
  }
`)

/** The record a problem is raised from, other than a task. */
export type ProblemSource = { kind: 'INSTRUCTION' | 'NOTICE'; id: string }

interface Raised {
  id: string
  number: string
}

type Answer = { problem: Raised; failure: null } | { problem: null; failure: Failure }

function answerOf<Data>(written: Written<Data>, problemOf: (data: Data) => Raised): Answer {
  return written.failure
    ? { problem: null, failure: written.failure }
    : { problem: problemOf(written.data), failure: null }
}

/** Puts a problem on the list, by the way in that its source asks for. */
export function useRaise(
  source: ProblemSource | undefined,
): [(input: ProblemInput) => Promise<Answer>, boolean] {
  const [raise, raising] = useWrite(RaiseProblemDocument)
  const [fromInstruction, fromInstructionBusy] = useWrite(RaiseFromInstructionDocument)
  const [fromNotice, fromNoticeBusy] = useWrite(RaiseFromNoticeDocument)
  const run = async (input: ProblemInput): Promise<Answer> => {
    if (source === undefined) return answerOf(await raise({ input }), data => data.raiseProblem)
    const { kind, id } = source
    return kind === 'INSTRUCTION'
      ? answerOf(
          await fromInstruction({ instructionId: id, input }),
          data => data.raiseProblemFromInstruction,
        )
      : answerOf(await fromNotice({ noticeId: id, input }), data => data.raiseProblemFromNotice)
  }
  return [run, raising || fromInstructionBusy || fromNoticeBusy]
}
