/** The height of rows that are not drawn. One cell is enough: more would widen the table past its columns. */
export function SpacerRow({ height }: { height: number }) {
  if (height <= 0) return null
  return (
    <tr aria-hidden="true" style={{ height }}>
      <td />
    </tr>
  )
}
