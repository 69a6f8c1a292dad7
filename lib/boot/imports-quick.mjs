/**
 * Preloaded into every child. Node 24.21 reads a package's whole `exports` again for each module it resolves within it;
 * drizzle-orm has 447 of them in 150 kB and some 250 modules, which made half of every process's start. What is
 * relative inside it needs no such reading. Compiled modules are kept between processes. DECISIONS 65.
 */
import { enableCompileCache, registerHooks } from 'node:module';
import { join } from 'node:path';

const HEAVY = 'drizzle-orm';
const INSIDE = `/node_modules/${HEAVY}/`;
/** @type {Map<string, import('node:module').ResolveFnOutput>} */
const known = new Map();

registerHooks({
  resolve(specifier, context, next) {
    const { parentURL, conditions } = context;
    if (!conditions.includes('import')) return next(specifier, context);
    if (specifier.startsWith('.') && parentURL?.includes(INSIDE)) {
      return { url: new URL(specifier, parentURL).href, format: 'module', shortCircuit: true };
    }
    if (specifier !== HEAVY && !specifier.startsWith(`${HEAVY}/`)) return next(specifier, context);
    const found = known.get(specifier) ?? { ...next(specifier, context), shortCircuit: true };
    known.set(specifier, found);
    return found;
  },
});

// Where the folder cannot be written nothing is kept, and nothing is lost but time.
enableCompileCache(join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'compiled'));
