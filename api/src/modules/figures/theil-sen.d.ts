/** The package comes without types. */
declare module 'ml-regression-theil-sen' {
  export class TheilSenRegression {
    constructor(x: readonly number[], y: readonly number[])
    /** Median of the slopes between all pairs of points. */
    readonly slope: number
    readonly intercept: number
  }
}
