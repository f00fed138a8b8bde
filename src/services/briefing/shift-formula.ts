/** A formula after rows `first` to `last` of its sheet have become `shift` more: references below move, ranges over them grow. References to other sheets and names stay. */
export function shiftFormula(formula: string, first: number, last: number, shift: number): string {
  return formula.replace(/"[^"]*"|'[^']*'![$A-Z\d:]+|[A-Za-z_.\d\u0080-\uffff]+!(?:\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?)|[A-Za-z_.][\w.]*\(|(\$?[A-Z]{1,3}\$?)(\d{1,7})(?::(\$?[A-Z]{1,3}\$?)(\d{1,7}))?(?![\w(])/g, (whole, left?: string, top?: string, right?: string, bottom?: string) => {
    if (left === undefined) return whole
    const moved = (row: number) => (row > last ? row + shift : row)
    if (right === undefined) return left + moved(Number(top))
    const [from, to] = [Number(top), Number(bottom)]
    if (to < first || from > last) return `${left}${moved(from)}:${right}${moved(to)}`
    return `${left}${Math.min(from, first)}:${right}${Math.max(to, last) + shift}`
  })
}
