import lockfile from 'proper-lockfile'

/**
 * Holds a data folder for this process. PGlite has no lock of its own, and two processes on one folder lose rows.
 * Throws a plain sentence when another process holds it. A lock left by a killed process goes stale in 10 s.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  try {
    return await lockfile.lock(folder, {
      stale: 10_000,
      update: 3_000,
      retries: { retries: 6, minTimeout: 2_000, factor: 1 },
    })
  } catch (error) {
    if ((error as { code?: string }).code !== 'ELOCKED') throw error
    throw new Error(
      `数据文件夹 ${folder} 正被另一个督办进程使用。请先停止那个进程，或用 DATA_DIR 指定别的文件夹；要多个进程同时运行，请用 DATABASE_URL 连接 PostgreSQL。`,
    )
  }
}
