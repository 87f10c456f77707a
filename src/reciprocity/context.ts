// The contexts in which a policy decides, one-hot, in the index orders of `Policy`.
import type { PolicyShape } from "../game/index.js";

/** one-hot(own) then one-hot(partner), [K^2, 2K]. */
export function actionContexts({ reputations: k }: PolicyShape): Float32Array {
  const rows = new Float32Array(k * k * 2 * k);
  for (let own = 0, at = 0; own < k; own++) {
    for (let partner = 0; partner < k; partner++, at += 2 * k) {
      rows[at + own] = 1;
      rows[at + k + partner] = 1;
    }
  }
  return rows;
}

/** one-hot(action) then one-hot(subject) then one-hot(judge), [K^2 A, A + 2K]. */
export function assessmentContexts({ reputations: k, actions: a }: PolicyShape): Float32Array {
  const width = a + 2 * k;
  const rows = new Float32Array(k * k * a * width);
  let at = 0;
  for (let subject = 0; subject < k; subject++) {
    for (let judge = 0; judge < k; judge++) {
      for (let action = 0; action < a; action++, at += width) {
        rows[at + action] = 1;
        rows[at + a + subject] = 1;
        rows[at + a + k + judge] = 1;
      }
    }
  }
  return rows;
}
