/** How far something is, 0–100. `label` says what. */
export function Progress({ percent, label }: { percent: number; label: string }) {
  return (
    <div
      className="prog"
      role="progressbar"
      aria-label={label}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <i style={{ width: `${Math.min(100, Math.max(0, percent))}%` }} />
    </div>
  )
}
