/**
 * Reputations as tones of gossip, from the worst, 0, to the best, K - 1. The one before the best is neutral; of two the better one is
 * both. What is below neutral is bad.
 */
export interface Tones {
  readonly worst: number;
  readonly neutral: number;
  readonly best: number;
}

export function tonesOf(reputations: number): Tones {
  return { worst: 0, neutral: Math.max(1, reputations - 2), best: reputations - 1 };
}

/** The five tones of ALIGN (Zhu et al. 2026, arXiv 2602.07777), from the worst to the best. */
export const alignTones = ["criticism", "complaint", "mocking", "neutral", "praising"] as const;
