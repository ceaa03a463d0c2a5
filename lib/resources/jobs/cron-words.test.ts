import { cronWords } from './cron-words'

it.each([
  ['0 12 2 * * ?', 'At 02:12, every day'],
  ['0 0 9 ? * MON-FRI', 'At 09:00, on Monday to Friday'],
  ['0 0 9 ? * 2-6', 'At 09:00, on Monday to Friday'],
  ['0 0 9 ? * SUN,2', 'At 09:00, on Sunday and Monday'],
  ['0 0 6,18 * * ?', 'At 06:00 and 18:00, every day'],
  ['0 0/20 8-18 * * ?', 'Every 20 minutes of the hours 8 to 18, every day'],
  ['0 */15 * * * ?', 'Every 15 minutes, every day'],
  ['0 5/25 * * * ?', 'Every 25 minutes from minute 5, every day'],
  ['0 * * * * ?', 'Every minute, every day'],
  ['0 7 * * * ?', 'At minute 7 of every hour, every day'],
  ['0 0,30 * * * ?', 'At minutes 0 and 30 of every hour, every day'],
  ['0 10 0/2 * * ?', 'At minute 10 of every 2nd hour, every day'],
  ['0 10 1/3 * * ?', 'At minute 10 of every 3rd hour from 01:00, every day'],
  ['30 0 2 * * ?', 'At 02:00, at second 30, every day'],
  ['0/10 * * * * ?', 'Every minute, every 10 seconds, every day'],
  ['0 0 2 1 * ?', 'At 02:00, on day 1 of the month'],
  ['0 0 2 1,15 * ?', 'At 02:00, on days 1 and 15 of the month'],
  ['0 0 2 L * ?', 'At 02:00, on the last day of the month'],
  ['0 0 2 LW * ?', 'At 02:00, on the last weekday of the month'],
  ['0 0 2 15W * ?', 'At 02:00, on the weekday nearest to day 15 of the month'],
  ['0 0 2 1/2 * ?', 'At 02:00, every 2 days from day 1 of the month'],
  ['0 0 9 ? * 6L', 'At 09:00, on the last Friday of the month'],
  ['0 0 9 ? * FRI#2', 'At 09:00, on the 2nd Friday of the month'],
  ['0 0 6 1 JAN,JUL ?', 'At 06:00, on day 1 of the month, in January and July'],
  ['0 0 6 1 1-3 ? 2028', 'At 06:00, on day 1 of the month, in January to March, in 2028'],
])('%s: %s', (quartz, words) => {
  expect(cronWords(quartz)).toBe(words)
})

it.each(['', '0 0 2 * *', '0 0 2 1 * MON', 'nonsense'])('has no words for %j', (quartz) => {
  expect(cronWords(quartz)).toBeNull()
})
