import type { JobOrder, JobRunner } from "./job-runner.ts";

const EVERY_MILLISECONDS = 60 * 60 * 1_000;

/**
 * Work a host repeats for each regency, at its start and then once an hour: what has served its time is swept out.
 *
 * @param orderFor the job of one regency
 */
export function housekeeping(jobs: JobRunner, regencies: readonly string[], orderFor: (code: string) => JobOrder) {
  let timer: NodeJS.Timeout | undefined;
  const sweep = () => {
    for (const code of regencies) jobs.start(orderFor(code));
  };
  return {
    start(): void {
      sweep();
      timer ??= setInterval(sweep, EVERY_MILLISECONDS).unref();
    },
    stop(): void {
      clearInterval(timer);
    },
  };
}
