package counterpoise.runtime.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;

/** Reads and changes values in blocks by their dotted path. */
final class Blocks {

    private Blocks() {}

    /** The value at {@code path}; empty if there is none, or it is null. */
    static Optional<ConfigValue> at(ConfigObject block, String path) {
        ConfigValue value = block;
        for (String key : path.split("\\.")) {
            if (!(value instanceof ConfigObject parent)) {
                return Optional.empty();
            }
            value = parent.get(key);
        }
        return Optional.ofNullable(value).filter(present -> present.valueType() != ConfigValueType.NULL);
    }

    /** The block at {@code path}; empty if there is none, or it is no block. */
    static Optional<ConfigObject> blockAt(ConfigObject block, String path) {
        return at(block, path).filter(ConfigObject.class::isInstance).map(ConfigObject.class::cast);
    }

    /** {@code block} with {@code value} at {@code path}. */
    static ConfigObject with(ConfigObject block, String path, ConfigValue value) {
        return with(block, List.of(path.split("\\.")), value);
    }

    /** A block that holds {@code value} at {@code path}, and nothing else. */
    static ConfigObject of(List<String> path, ConfigValue value) {
        return with(empty(value.origin()), path, value);
    }

    /** Blocks on the way that are not there yet come from where the value comes from. */
    private static ConfigObject with(ConfigObject block, List<String> path, ConfigValue value) {
        String key = path.get(0);
        if (path.size() == 1) {
            return block.withValue(key, value);
        }
        ConfigObject child = block.get(key) instanceof ConfigObject present ? present : empty(value.origin());
        return block.withValue(key, with(child, path.subList(1, path.size()), value));
    }

    private static ConfigObject empty(ConfigOrigin origin) {
        return ConfigFactory.empty().root().withOrigin(origin);
    }

    /** The values below {@code block} that are no blocks themselves, by path, nulls included. */
    static Map<String, ConfigValue> leaves(ConfigObject block) {
        Map<String, ConfigValue> leaves = new TreeMap<>();
        collect(block, "", leaves);
        return leaves;
    }

    private static void collect(ConfigObject block, String prefix, Map<String, ConfigValue> leaves) {
        block.forEach((key, value) -> {
            if (value instanceof ConfigObject child) {
                collect(child, prefix + key + ".", leaves);
            } else {
                leaves.put(prefix + key, value);
            }
        });
    }

    /** A value as columns and messages show it; numbers do not depend on how they were written. */
    static String text(ConfigValue value) {
        if (value instanceof ConfigList list) {
            return list.stream().map(Blocks::text).collect(Collectors.joining(", ", "[", "]"));
        }
        Object plain = value.unwrapped();
        return plain instanceof Double number ? OptionIdentity.shortest(number).toPlainString() : String.valueOf(plain);
    }

    /** Whether one of two paths is the other or lies below it. */
    static boolean overlap(String a, String b) {
        return a.equals(b) || a.startsWith(b + ".") || b.startsWith(a + ".");
    }
}
