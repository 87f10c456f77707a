/*
 * The rollout of src/bench/rollout/problem.ts by hand: LANES rows side by side in vector registers, through all steps and back,
 * so that everything a block of rows needs stays in the first cache. A bar to measure against: 4 lanes with SSE, more with
 * what the processor has (-march=native).
 *
 * Reads its numbers from the file named on the command line, then lines from stdin: a number of repetitions each, answered by
 * their nanoseconds in a JSON list. The first line of output is the loss and the gradient.
 */
#include <immintrin.h>
#include <stdio.h>
#include <time.h>

#ifndef LANES
#define LANES 4
#endif
enum { ROWS = 256, STEPS = 36, HIDDEN = 16, BLOCKS = ROWS / LANES };
typedef float vector __attribute__((vector_size(4 * LANES)));
#if LANES == 4
#define CLAMP(x, bound) _mm_max_ps(_mm_min_ps(x, all(bound)), all(-(bound)))
#elif LANES == 8
#define CLAMP(x, bound) _mm256_max_ps(_mm256_min_ps(x, all(bound)), all(-(bound)))
#elif LANES == 16
#define CLAMP(x, bound) _mm512_max_ps(_mm512_min_ps(x, all(bound)), all(-(bound)))
#endif

#define EACH(h) for (int h = 0; h < HIDDEN; h++)

/* The numbers as they are read, in the order of problem.ts. */
static struct {
  float state[ROWS][2];
  float policyW1[2][HIDDEN], policyB1[HIDDEN], policyW2[HIDDEN], policyB2;
  float residentW1[3][HIDDEN], residentB1[HIDDEN], residentW2[HIDDEN][2], residentB2[2];
} given;

/* Weights, each one in all lanes. */
static struct {
  vector w1[HIDDEN][2], b1[HIDDEN], w2[HIDDEN], b2;
} policy;
static struct {
  vector w1[HIDDEN][3], b1[HIDDEN], w2[HIDDEN][2], b2[2];
} resident;

/* What one step of a block leaves for the way back. */
static struct {
  vector state[2], hidden[HIDDEN], action, residentHidden[HIDDEN];
} kept[STEPS + 1];

static struct {
  vector w1[HIDDEN][2], b1[HIDDEN], w2[HIDDEN], b2;
} sums;

static float loss;
static float gradient[2 * HIDDEN + HIDDEN + HIDDEN + 1];

static inline vector all(float x) { return x - (vector){}; }

/* A minimax rational function: an odd polynomial of degree 9 over an even one of degree 8, within 3 ulp. */
static inline vector tanhOf(vector x) {
  x = CLAMP(x, 8.0f);
  vector u = x * x;
  vector p = 1.523051739e-08f * u + 2.189473270e-05f;
  p = p * u + 3.571602300e-03f;
  p = p * u + 1.344450158e-01f;
  p = p * u + 9.999999936e-01f;
  vector q = 8.522487016e-07f * u + 3.411299022e-04f;
  q = q * u + 2.616445919e-02f;
  q = q * u + 4.677782890e-01f;
  q = q * u + 1.0f;
  return x * p / q;
}

static inline vector sigmoidOf(vector x) { return 0.5f + 0.5f * tanhOf(0.5f * x); }

static float sumOf(vector x) {
  float sum = 0;
  for (int lane = 0; lane < LANES; lane++) sum += x[lane];
  return sum;
}

static void rollout(void) {
  EACH(h) {
    for (int i = 0; i < 2; i++) policy.w1[h][i] = all(given.policyW1[i][h]);
    policy.b1[h] = all(given.policyB1[h]);
    policy.w2[h] = all(given.policyW2[h]);
    for (int i = 0; i < 3; i++) resident.w1[h][i] = all(given.residentW1[i][h]);
    resident.b1[h] = all(given.residentB1[h]);
    for (int j = 0; j < 2; j++) resident.w2[h][j] = all(given.residentW2[h][j]);
  }
  policy.b2 = all(given.policyB2);
  for (int j = 0; j < 2; j++) resident.b2[j] = all(given.residentB2[j]);
  __builtin_memset(&sums, 0, sizeof sums);

  const float share = 1.0f / (STEPS * ROWS);
  double total = 0;
  for (int block = 0; block < BLOCKS; block++) {
    vector payoff = all(0);
    for (int lane = 0; lane < LANES; lane++)
      for (int i = 0; i < 2; i++) kept[0].state[i][lane] = given.state[block * LANES + lane][i];
    for (int t = 0; t < STEPS; t++) {
      vector x = kept[t].state[0], y = kept[t].state[1];
      vector z = policy.b2;
      EACH(h) {
        vector hidden = tanhOf(x * policy.w1[h][0] + y * policy.w1[h][1] + policy.b1[h]);
        kept[t].hidden[h] = hidden;
        z += hidden * policy.w2[h];
      }
      vector action = sigmoidOf(z);
      kept[t].action = action;
      vector next0 = resident.b2[0], next1 = resident.b2[1];
      EACH(h) {
        vector hidden =
            tanhOf(x * resident.w1[h][0] + y * resident.w1[h][1] + action * resident.w1[h][2] + resident.b1[h]);
        kept[t].residentHidden[h] = hidden;
        next0 += hidden * resident.w2[h][0];
        next1 += hidden * resident.w2[h][1];
      }
      kept[t + 1].state[0] = sigmoidOf(next0);
      kept[t + 1].state[1] = sigmoidOf(next1);
      payoff += 5.0f * kept[t + 1].state[0] - 0.5f * action;
    }
    total += sumOf(payoff);

    vector dState0 = all(0), dState1 = all(0);
    for (int t = STEPS - 1; t >= 0; t--) {
      vector s0 = kept[t + 1].state[0], s1 = kept[t + 1].state[1];
      vector d0 = (dState0 - 5.0f * share) * s0 * (1.0f - s0);
      vector d1 = dState1 * s1 * (1.0f - s1);
      vector dAction = all(0.5f * share);
      vector dx = all(0), dy = all(0);
      EACH(h) {
        vector hidden = kept[t].residentHidden[h];
        vector d = (d0 * resident.w2[h][0] + d1 * resident.w2[h][1]) * (1.0f - hidden * hidden);
        dx += d * resident.w1[h][0];
        dy += d * resident.w1[h][1];
        dAction += d * resident.w1[h][2];
      }
      vector action = kept[t].action, x = kept[t].state[0], y = kept[t].state[1];
      vector dz = dAction * action * (1.0f - action);
      sums.b2 += dz;
      EACH(h) {
        vector hidden = kept[t].hidden[h];
        sums.w2[h] += hidden * dz;
        vector d = dz * policy.w2[h] * (1.0f - hidden * hidden);
        sums.b1[h] += d;
        sums.w1[h][0] += d * x;
        sums.w1[h][1] += d * y;
        dx += d * policy.w1[h][0];
        dy += d * policy.w1[h][1];
      }
      dState0 = dx;
      dState1 = dy;
    }
  }
  loss = -share * total;
  EACH(h) {
    gradient[h] = sumOf(sums.w1[h][0]);
    gradient[HIDDEN + h] = sumOf(sums.w1[h][1]);
    gradient[2 * HIDDEN + h] = sumOf(sums.b1[h]);
    gradient[3 * HIDDEN + h] = sumOf(sums.w2[h]);
  }
  gradient[4 * HIDDEN] = sumOf(sums.b2);
}

int main(int count, char **arguments) {
  FILE *file = count == 2 ? fopen(arguments[1], "rb") : NULL;
  if (!file || fread(&given, sizeof given, 1, file) != 1) {
    fprintf(stderr, "rollout: takes the file of its numbers\n");
    return 2;
  }
  fclose(file);
  rollout();
  printf("{\"numbers\":[%.9g", loss);
  for (int at = 0; at <= 4 * HIDDEN; at++) printf(",%.9g", gradient[at]);
  printf("]}\n");
  fflush(stdout);
  int repeat;
  while (scanf("%d", &repeat) == 1) {
    printf("[");
    for (int at = 0; at < repeat; at++) {
      struct timespec start, end;
      clock_gettime(CLOCK_MONOTONIC, &start);
      rollout();
      clock_gettime(CLOCK_MONOTONIC, &end);
      printf("%s%ld", at ? "," : "", (end.tv_sec - start.tv_sec) * 1000000000L + end.tv_nsec - start.tv_nsec);
    }
    printf("]\n");
    fflush(stdout);
  }
}
