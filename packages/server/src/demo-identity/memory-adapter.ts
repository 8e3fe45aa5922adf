import { type ClockPort, systemClock } from "@spbe-kit/core";
import type { Adapter, AdapterFactory, AdapterPayload } from "oidc-provider";

const MOST_ENTRIES = 2_000;

/** What the demo provider remembers: in this process only, the oldest forgotten first. */
export function memoryAdapter(clock: ClockPort = systemClock): AdapterFactory {
  const entries = new Map<string, AdapterPayload>();
  const seconds = () => Math.floor(Date.parse(clock.now()) / 1000);
  const findBy = (model: string, field: "uid" | "userCode", value: string) =>
    [...entries].find(([key, payload]) => key.startsWith(`${model}:`) && payload[field] === value)?.[1];

  return (model): Adapter => {
    const keyOf = (id: string) => `${model}:${id}`;
    return {
      async upsert(id, payload, expiresIn) {
        entries.delete(keyOf(id));
        entries.set(keyOf(id), expiresIn === undefined ? payload : { ...payload, exp: seconds() + expiresIn });
        const oldest = entries.size > MOST_ENTRIES ? entries.keys().next().value : undefined;
        if (oldest !== undefined) entries.delete(oldest);
      },
      async find(id) {
        const payload = entries.get(keyOf(id));
        return payload?.exp !== undefined && payload.exp <= seconds() ? undefined : payload;
      },
      async findByUid(uid) {
        return findBy(model, "uid", uid);
      },
      async findByUserCode(userCode) {
        return findBy(model, "userCode", userCode);
      },
      async consume(id) {
        const payload = entries.get(keyOf(id));
        if (payload) entries.set(keyOf(id), { ...payload, consumed: seconds() });
      },
      async destroy(id) {
        entries.delete(keyOf(id));
      },
      async revokeByGrantId(grantId) {
        for (const [key, payload] of entries) if (payload.grantId === grantId) entries.delete(key);
      },
    };
  };
}
