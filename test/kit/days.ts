import type { TestServer } from './server.ts'

/** Another day at ten o'clock, and minutes after it; everybody stays signed in, though sessions do not live that long. */
export async function moveTo(
  { server: { clock, db } }: { server: Pick<TestServer, 'clock' | 'db'> },
  day: string,
  minutes = 0,
): Promise<void> {
  clock.setDay(day)
  clock.advance(minutes)
  const now = clock.now()
  await db.prisma.session.updateMany({ data: { createdAt: now, lastSeenAt: now } })
}
