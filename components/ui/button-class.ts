import { cx } from './class-names'

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'medium' | 'large'

const looks: Record<ButtonLook, string> = {
  primary:
    'border-ink-1 bg-ink-1 text-surface-1 shadow-card hover:bg-ink-1/88 hover:border-transparent',
  secondary: 'border-line-2 bg-surface-1 text-ink-1 shadow-card hover:bg-surface-2',
  quiet: 'border-transparent text-ink-2 hover:bg-surface-2 hover:text-ink-1',
  danger:
    'border-failed bg-failed text-surface-1 shadow-card hover:bg-failed/88 hover:border-transparent',
}
const off = 'border-line-2 bg-surface-2 text-ink-3 cursor-not-allowed'
const sizes: Record<ButtonSize, string> = {
  medium: 'h-7 px-2.5 phone:h-9 phone:px-3',
  large: 'h-10 px-4 text-md',
}

/** What a button looks like, for buttons and for links that read as one. */
export function buttonClass(options: {
  look?: ButtonLook | undefined
  size?: ButtonSize | undefined
  isOff?: boolean | undefined
  isSquare?: boolean | undefined
  className?: string | undefined
}): string {
  const { look = 'secondary', size = 'medium', isOff, isSquare, className } = options
  return cx(
    'inline-flex shrink-0 select-none items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap transition-colors duration-100',
    isSquare ? 'size-7 phone:size-9' : sizes[size],
    isOff ? off : looks[look],
    className,
  )
}
