package counterpoise.runtime.plugin;

import java.nio.file.Path;

/**
 * A line of a services file that is neither blank nor a comment.
 *
 * @param jar the jar that holds the file
 * @param number counted from 1
 * @param text without comment and surrounding blanks: the name of a class, if all is well
 */
record ServiceLine(Path jar, int number, String text) {}
