import { graphql } from '../../../graphql/generated/index.ts'

export const ActOnTasksDocument = graphql(`
  mutation ActOnTasks($input: TaskActionInput!) {
    actOnTasks(input: $input) {
      done {
        id
      }
      faults {
        taskId
        title
        message
      }
    }
  }
`)

export const PreviewTaskActionDocument = graphql(`
  query PreviewTaskAction($input: TaskActionInput!) {
    previewTaskAction(input: $input) {
      done {
        id
        title
      }
      faults {
        taskId
        title
        message
      }
    }
  }
`)
