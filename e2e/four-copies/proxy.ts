import { NextResponse } from 'next/server'
import { arrive } from './readers'

export function proxy() {
  arrive('proxy')
  return NextResponse.next()
}

export const config = { matcher: '/' }
