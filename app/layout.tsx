import '@fontsource-variable/geist/index.css'
import '@fontsource-variable/geist-mono/index.css'
import './globals.css'
import type { Metadata, Viewport } from 'next'
import { ThemeProvider } from 'next-themes'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { ClockProvider } from '@/components/ui/clock'

export const metadata: Metadata = {
  title: { default: 'Lakedeck', template: '%s · Lakedeck' },
  description: 'A console and gateway for Azure Databricks, in which everyone works as themselves.',
  icons: '/icon.svg',
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f9fafb' },
    { media: '(prefers-color-scheme: dark)', color: '#0d1116' },
  ],
}

const moment = () => Date.now()

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? ''
  return (
    // next-themes writes the theme on <html> before React arrives.
    <html lang="en" suppressHydrationWarning>
      <body>
        <ThemeProvider attribute="data-theme" nonce={nonce} disableTransitionOnChange>
          <ClockProvider serverNow={moment()}>{children}</ClockProvider>
        </ThemeProvider>
      </body>
    </html>
  )
}
