// A ride as it is to be kept: its steps, each with what was tried and the numbers around it. It is in this page's memory
// and nowhere else until somebody keeps it; the pages of the ride stand in no address and in no storage.

const MINUTE_MS = 60_000;
const LONGEST = 120;

/**
 * What is said between two steps: a number or "", how the last one was, and what is tried next.
 * @typedef {{now: string, how: string, tool: string}} Answers
 * @typedef {{tool: string, before: string, after: string, how: string, minutes: number}} Step
 */

/** Five minutes after the other. Times in milliseconds. */
export class Steps {
  /** @param {number} began */
  constructor(began) {
    this.since = began;
    /** @type {Step[]} */
    this.rated = [];
    /** @type {Step | undefined} what is over and not rated yet */
    this.over = undefined;
  }

  /**
   * Five minutes are over: what was said before them belongs to the step that ends and to the one that begins.
   * @param {Answers} answers
   * @param {number} now
   */
  turn(answers, now) {
    this.rated = this.withRating(answers);
    const minutes = Math.min(LONGEST, Math.max(0, Math.round((now - this.since) / MINUTE_MS)));
    const { tool, now: before } = answers;
    this.over = tool ? { tool, before, after: "", how: "", minutes } : undefined;
    this.since = now;
  }

  /**
   * The steps, the last one rated with these answers.
   * @param {Answers} answers
   * @returns {Step[]}
   */
  withRating({ now, how }) {
    return this.over ? [...this.rated, { ...this.over, after: now, how }] : this.rated;
  }

  /**
   * What is sealed: lists of the same length.
   * @param {Answers} answers
   * @returns {Record<string, string[]>}
   */
  fields(answers) {
    const steps = this.withRating(answers);
    return {
      tool: steps.map((step) => step.tool),
      before: steps.map((step) => step.before),
      after: steps.map((step) => step.after),
      minutes: steps.map((step) => String(step.minutes)),
      how: steps.map((step) => step.how),
    };
  }
}
