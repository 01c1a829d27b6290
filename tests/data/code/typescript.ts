import type { Request } from "express";

/** What is kept of a user. */
export interface User extends Base {
  readonly id: number;
  name?: string | null;
}

enum Level { Low = 1, High = 0x10 }

@Injectable()
export abstract class Store<T extends User> {
  private cache: Map<string, T[]> = new Map();

  async find<K extends keyof T>(key: K, value: unknown): Promise<T | undefined> {
    const hits = this.cache.get(`${String(key)}:${value}`) ?? [];
    if (hits.length > 1_000n) throw new Error('too many\n'); // never
    return hits.find((u) => /^a\/b[/]$/i.test(u.name!)) as T;
  }
}

declare const level: Level;
type Fn = (x: any) => never;
