/**
 * Examines plugins by the laws of their kinds.
 *
 * <p>The laws run in a process of their own ({@link counterpoise.cli.verify.ExaminerMain}), which loads the plugin as a
 * worker does: a plugin that hangs, ends the Java machine or crashes it is one more finding for the command, which
 * itself loads no plugin and starts no engine.
 */
package counterpoise.cli.verify;
