interface SelectBoxProps {
  /** What is chosen by it, for screen readers. */
  label: string
  checked: boolean
  onChange(): void
}

/** A box in front of a row that is taken into a batch; the finger finds it in the space around it. */
export const SelectBox = ({ label, checked, onChange }: SelectBoxProps) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: only keeps a click on the box from opening its row.
  <label className="select-box" onClick={event => event.stopPropagation()}>
    <input type="checkbox" className="select" aria-label={label} checked={checked} onChange={onChange} />
  </label>
)
