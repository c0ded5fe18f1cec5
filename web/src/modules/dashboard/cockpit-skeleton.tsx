import { Skeleton } from '../../ui/index.ts'

/** The same boxes as the board, so that nothing moves when the figures come. */
export function CockpitSkeleton() {
  return (
    <>
      <div className="card att wait">
        <Skeleton lines={2} />
      </div>
      <div className="card heads wait">
        <Skeleton lines={3} />
      </div>
      <div className="boards">
        {['units', 'areas', 'trails', 'tickets'].map(name => (
          <div key={name} className={`card ${name}`}>
            <Skeleton lines={8} />
          </div>
        ))}
      </div>
    </>
  )
}
