/**
 * Runs a plan: a coordinator that hands stages to worker processes, one stage at a time each, and the worker's side of
 * it. They speak JSON lines over a Unix-domain socket, because native code prints to stdout and stderr as it likes;
 * when the socket ends, so does the worker.
 */
package counterpoise.runtime.execute;
