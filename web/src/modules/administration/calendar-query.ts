import { graphql } from '../../graphql/generated/index.ts'

export const CalendarYearDocument = graphql(`
  query CalendarYear($place: ID!, $year: Int!) {
    calendarYear(place: $place, year: $year) {
      year
      source
      days {
        day
        working
        note
        changedBy
      }
    }
  }
`)
