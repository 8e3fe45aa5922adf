import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { seededRandom } from "@spbe-kit/core";
import { createResourceClient } from "@spbe-kit/core/client";
import { tasksContract } from "@spbe-kit/core/host";
import { afterEach, describe, expect, it } from "vitest";
import { amcheckFaults } from "./engines/amcheck.ts";
import { keysOf, spbeServerMust } from "./engines/command.ts";
import { ENGINES, type Engine, enginePlace } from "./engines/engine-place.ts";
import { compareWithLedger, mailFaults } from "./kill-proof/holdings.ts";
import { killAtWork } from "./kill-proof/killer.ts";
import { importFiles, keepChildren, keepPeople, type LoadParts, newLedger, sendLetters } from "./kill-proof/load.ts";
import { openMailbox } from "./kill-proof/mailbox.ts";
import { untilAnswered } from "./kill-proof/persistent.ts";
import { type PortalProcess, startPortal } from "./portal-process.ts";
import { type SignedInSession, signIn } from "./sign-in.ts";

/*
 * The portal, its worker and PostgreSQL are killed at moments by chance while people work. What they were told is done is there,
 * once; the audit verifies against anchors taken on the way; the outbox drains; the files of the database are sound.
 *
 * Three kills for each engine; the whole proof is SPBE_KILLS=50 (SPBE_KILL_SEED for other moments).
 */
const KILLS = Number(process.env.SPBE_KILLS ?? 3);
const SEED = Number(process.env.SPBE_KILL_SEED ?? 50);
const PROGRAM = new URL("./engines/portal-on-engine.ts", import.meta.url);
const REGENCIES = ["--regency", "19.06", "--regency", "19.02"];

describe("a portal whose processes are killed while people work", () => {
  const closing: (() => Promise<unknown> | unknown)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  it.each(ENGINES)(
    "loses nothing acknowledged, doubles nothing, and is sound [%s]",
    async (engine) => {
      const proof = await underKills(engine);
      expect(proof.faults).toEqual([]);
      expect(proof.verdict).toContain("19.06: sound");
      expect(proof.kills).toHaveLength(KILLS);
      expect(proof.checked).toBeGreaterThan(150);
      console.log(`${engine}: ${JSON.stringify(proof.figures)}`);
    },
    120_000 + KILLS * 20_000,
  );

  async function underKills(engine: Engine) {
    const random = seededRandom(SEED);
    const chance = () => new DataView(random.bytes(4).buffer).getUint32(0) / 2 ** 32;
    const folder = mkdtempSync(join(tmpdir(), "spbe-kill-proof-"));
    closing.push(() => rmSync(folder, { recursive: true, force: true }));
    const place = await enginePlace(engine);
    closing.push(place.close);
    const mailbox = await openMailbox();
    closing.push(mailbox.close);
    let tellTrapped = () => {};
    const portal = await startPortal({
      program: PROGRAM,
      env: { ...place.env, SMTP_URL: mailbox.smtpUrl, SPBE_SEED: "1" },
      heard: () => tellTrapped(),
    });
    closing.push(portal.stop);

    const anchors = join(folder, "anchors.jsonl");
    const commandEnv = { ...place.env, ...keysOf(portal.dataFolder), SPBE_DATA: portal.dataFolder };
    const ledger = newLedger();
    const stop = new AbortController();
    const faults: string[] = [];
    const parts: LoadParts = { random, chance, ledger, stop: stop.signal };
    const people = await signAllIn(portal);
    const load = [
      keepChildren(people.nutritionist, parts),
      keepChildren(people.cadre, parts),
      keepPeople(people.diskominfo, parts),
      sendLetters(people.tpps, parts),
      importFiles(people.dinas, parts, SEED * 1_000),
    ].map((work) =>
      work.catch((error: unknown) => {
        faults.push(String(error));
        stop.abort();
      }),
    );

    const began = performance.now();
    const killing = killAtWork(
      {
        place,
        portal,
        mailbox,
        chance,
        trapped: () =>
          new Promise((resolve) => {
            tellTrapped = resolve;
          }),
        whileDown: async (n) => {
          if (n % 4 === 0) await spbeServerMust(["audit", "anchor", ...REGENCIES, "--file", anchors], commandEnv);
        },
      },
      KILLS,
      stop.signal,
    );
    const kills = await killing.catch((error: unknown) => {
      faults.push(String(error));
      return [];
    });
    await wait(500);
    stop.abort();
    await Promise.all(load);
    const seconds = Math.round((performance.now() - began) / 1_000);
    await drain(portal, people.diskominfo);
    await portal.end();

    const verdict = await spbeServerMust(["audit", "verify", ...REGENCIES, "--anchor", anchors], commandEnv);
    const checked = await place.inspect(portal.dataFolder, async (ask) => {
      faults.push(...(await compareWithLedger(ask, ledger)), ...(await mailFaults(ask, mailbox, kills)));
      const files = await amcheckFaults(ask);
      faults.push(...files.faults);
      return files.checked;
    });
    const ids = new Set(mailbox.arrived.map(({ messageId }) => messageId));
    const figures = {
      kills: Object.fromEntries(
        [...Map.groupBy(kills, ({ target }) => target)].map(([target, all]) => [target, all.length]),
      ),
      seconds,
      ...ledger.sending,
      children: ledger.children.size,
      measurements: [...ledger.children.values()].reduce((sum, { measurements }) => sum + measurements.length, 0),
      people: ledger.people.size,
      letters: ledger.letters.size,
      imports: ledger.imports.length,
      mails: ids.size,
      secondCopies: mailbox.arrived.length - ids.size,
      checked,
      longestReturnMs: Math.max(...kills.map(({ at, backAt }) => backAt - at)),
      verdict,
    };
    return { faults, verdict, kills, checked, figures };
  }
});

async function signAllIn({ url }: PortalProcess) {
  return {
    nutritionist: await signIn(url, "wulan-safitri"),
    cadre: await signIn(url, "sri-wahyuni"),
    dinas: await signIn(url, "ratna-kusumawati"),
    tpps: await signIn(url, "hendra-wijaya"),
    diskominfo: await signIn(url, "bagus-pratama"),
  };
}

/** Longer than the lease of a task whose process was killed. */
const ADVANCE_SECONDS = 61;
const LOOK_MILLISECONDS = 500;
/** Looks that find the same: whatever is still under way in a living process would have ended. */
const STILL = 5;
const MOST_LOOKS = 300;

/**
 * Waits until no task is left. Where nothing moves any more, the portal's clock is moved on, so that leases of killed processes end
 * and waits pass; while something moves it is not, or a task at work would be taken for one of a dead process.
 */
async function drain(portal: PortalProcess, { url, headers }: SignedInSession): Promise<void> {
  const tasks = createResourceClient(tasksContract, { baseUrl: url, headers, retry: 0 });
  let before = -1;
  let still = 0;
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const { waiting, parked } = await untilAnswered(() => tasks.list());
    if (waiting === 0 && parked === 0) return;
    still = waiting === before ? still + 1 : 0;
    before = waiting;
    if (still >= STILL) {
      if (waiting === 0) await tasks.replayAll();
      portal.tell({ advanceSeconds: ADVANCE_SECONDS });
      still = 0;
    }
    await wait(LOOK_MILLISECONDS);
  }
  throw new Error("The outbox did not drain.");
}
