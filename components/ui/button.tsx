import type { LucideIcon } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { buttonClass, type ButtonLook, type ButtonSize } from './button-class'
import { Icon } from './icon'
import { Tooltip } from './tooltip'

type ButtonProps = Omit<ComponentProps<'button'>, 'disabled' | 'title'> & {
  look?: ButtonLook
  size?: ButtonSize
  icon?: LucideIcon
  /** Why it may not be pressed. The button stays where it is, reachable by keyboard, and says so. */
  disabledReason?: string | undefined
  isBusy?: boolean
  children: ReactNode
}

export function Button({
  look,
  size,
  icon,
  disabledReason,
  isBusy = false,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const isOff = disabledReason !== undefined
  const button = (
    <button
      {...rest}
      type={isOff ? 'button' : type}
      aria-disabled={isOff || isBusy || undefined}
      aria-busy={isBusy || undefined}
      onClick={isOff || isBusy ? undefined : onClick}
      className={buttonClass({ look, size, isOff, className })}
    >
      {icon && <Icon of={icon} />}
      {children}
    </button>
  )
  return isOff ? <Tooltip text={disabledReason}>{button}</Tooltip> : button
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'disabled' | 'title' | 'children'> & {
  icon: LucideIcon
  /** Its name: what pressing it does. */
  label: string
  look?: ButtonLook
}

export function IconButton({ icon, label, look = 'quiet', className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} isName>
      <button
        type="button"
        {...rest}
        aria-label={label}
        className={buttonClass({ look, isSquare: true, className })}
      >
        <Icon of={icon} />
      </button>
    </Tooltip>
  )
}
