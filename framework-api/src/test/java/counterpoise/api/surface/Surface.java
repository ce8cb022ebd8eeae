package counterpoise.api.surface;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import counterpoise.api.surface.Line.Part;

/**
 * Everything that a plugin can be compiled against: types, members, type parameters, exceptions, annotations and the
 * values of constants. What follows from another line is left out: accessors, the canonical constructor and
 * {@link Object}'s methods of a record, {@code values} and {@code valueOf} of an enum.
 *
 * <p>Read by reflection. Tools that compare jars (japicmp, revapi) want the jar of an earlier version from a
 * repository, and nothing has been published yet; and a text shows every change where it is reviewed.
 */
final class Surface {

    private static final String CLASS = ".class";

    private final SortedSet<Line> lines = new TreeSet<>();

    private Surface() {}

    /** The surface of all classes in a folder, and in the folders in it. */
    static SortedSet<Line> of(Path classes) throws IOException, ClassNotFoundException {
        Surface surface = new Surface();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(CLASS)).toList()) {
                String name = classes.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), ".");
                surface.add(Class.forName(
                        name.substring(0, name.length() - CLASS.length()), false, Surface.class.getClassLoader()));
            }
        }
        return surface.lines;
    }

    /** The surface of some types. */
    static SortedSet<Line> of(Class<?>... types) {
        Surface surface = new Surface();
        List.of(types).forEach(surface::add);
        return surface.lines;
    }

    private void add(Class<?> type) {
        if (!isReachable(type)) {
            return;
        }
        add(type, Part.IS, declaration(type), type);
        if (type.isRecord()) {
            add(type, Part.COMPONENTS, components(type), type);
            for (RecordComponent component : type.getRecordComponents()) {
                annotations(type, component, component.getName());
            }
        }
        for (Field field : type.getDeclaredFields()) {
            if (isVisible(field.getModifiers()) && !field.isSynthetic()) {
                add(type, field.isEnumConstant() ? Part.CONSTANT : Part.FIELD, describe(field), field);
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (isVisible(constructor.getModifiers()) && !constructor.isSynthetic() && !isCanonical(constructor)) {
                add(type, Part.CONSTRUCTOR, describe(constructor), constructor);
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (isVisible(method.getModifiers()) && !method.isSynthetic() && !isImplied(method)) {
                add(type, Part.METHOD, describe(method), method);
            }
        }
    }

    private void add(Class<?> type, Part part, String text, AnnotatedElement element) {
        Line line = Line.of(type, part, text);
        lines.add(line);
        if (part != Part.COMPONENTS) {
            annotations(type, element, part == Part.IS ? "" : line.text());
        }
    }

    /** Each in a line of its own: to deprecate something does not change it. */
    private void annotations(Class<?> type, AnnotatedElement element, String of) {
        for (Annotation annotation : element.getDeclaredAnnotations()) {
            lines.add(Line.of(type, Part.ANNOTATION, describe(annotation) + (of.isEmpty() ? "" : " of " + of)));
        }
    }

    private static boolean isReachable(Class<?> type) {
        for (Class<?> around = type; around != null; around = around.getEnclosingClass()) {
            if (!isVisible(around.getModifiers()) || around.isSynthetic()) {
                return false;
            }
        }
        return !type.isAnonymousClass() && !type.isLocalClass();
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static boolean isCanonical(Constructor<?> constructor) {
        Class<?> type = constructor.getDeclaringClass();
        return type.isRecord()
                && Arrays.equals(
                        constructor.getParameterTypes(),
                        Stream.of(type.getRecordComponents())
                                .map(RecordComponent::getType)
                                .toArray());
    }

    private static boolean isImplied(Method method) {
        Class<?> type = method.getDeclaringClass();
        String name = method.getName();
        if (type.isEnum()
                && Modifier.isStatic(method.getModifiers())
                && (name.equals("values") || name.equals("valueOf"))) {
            return true;
        }
        if (type.isRecord()
                && method.getParameterCount() == 0
                && Stream.of(type.getRecordComponents())
                        .anyMatch(component -> component.getName().equals(name))) {
            return true;
        }
        return !type.isInterface()
                && Stream.of(Object.class.getMethods())
                        .anyMatch(ofObject -> ofObject.getName().equals(name)
                                && Arrays.equals(ofObject.getParameterTypes(), method.getParameterTypes()));
    }

    private static String declaration(Class<?> type) {
        List<String> words = new ArrayList<>();
        int modifiers = type.getModifiers();
        words.add(Modifier.isProtected(modifiers) ? "protected" : "public");
        if (kind(type).equals("class")) {
            words.addAll(flags(modifiers, Modifier.ABSTRACT, Modifier.FINAL));
        }
        if (type.isMemberClass() && kind(type).equals("class") && !Modifier.isStatic(modifiers)) {
            words.add("inner");
        }
        // The constants of an enum that have bodies make it sealed, and are no types that anyone could name.
        boolean isSealed = type.isSealed() && !type.isEnum();
        if (isSealed) {
            words.add("sealed");
        }
        words.add(kind(type) + typeParameters(type.getTypeParameters()));
        Type parent = type.getGenericSuperclass();
        if (kind(type).equals("class") && parent != Object.class) {
            words.add("extends " + name(parent));
        }
        if (!type.isAnnotation() && type.getInterfaces().length > 0) {
            words.add((type.isInterface() ? "extends " : "implements ") + names(type.getGenericInterfaces()));
        }
        if (isSealed) {
            words.add("permits "
                    + Stream.of(type.getPermittedSubclasses())
                            .map(Class::getName)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        return String.join(" ", words);
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "@interface";
        }
        if (type.isInterface()) {
            return "interface";
        }
        return type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
    }

    private static String components(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .map(component -> name(component.getGenericType()) + " " + component.getName())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String describe(Field field) {
        if (field.isEnumConstant()) {
            return field.getName();
        }
        List<String> words = flags(field.getModifiers(), Modifier.PROTECTED, Modifier.STATIC, Modifier.FINAL);
        words.add(name(field.getGenericType()) + " " + field.getName());
        // The compiler copies such values into the classes that use them.
        boolean isConstant = Modifier.isStatic(field.getModifiers())
                && Modifier.isFinal(field.getModifiers())
                && (field.getType().isPrimitive() || field.getType() == String.class);
        return String.join(" ", words) + (isConstant ? " = " + value(read(field)) : "");
    }

    private static String describe(Constructor<?> constructor) {
        List<String> words = flags(constructor.getModifiers(), Modifier.PROTECTED);
        words.add(typeParameters(constructor.getTypeParameters()) + parameters(constructor) + exceptions(constructor));
        return String.join(" ", words);
    }

    private static String describe(Method method) {
        List<String> words =
                flags(method.getModifiers(), Modifier.PROTECTED, Modifier.STATIC, Modifier.ABSTRACT, Modifier.FINAL);
        Object standard = method.getDefaultValue();
        if (standard != null) {
            words.remove("abstract");
        }
        if (standard != null || method.isDefault()) {
            words.add("default");
        }
        if (method.getTypeParameters().length > 0) {
            words.add(typeParameters(method.getTypeParameters()));
        }
        words.add(name(method.getGenericReturnType()));
        words.add(method.getName() + parameters(method) + exceptions(method));
        return String.join(" ", words) + (standard == null ? "" : " = " + value(standard));
    }

    private static String describe(Annotation annotation) {
        Class<? extends Annotation> type = annotation.annotationType();
        String members = Stream.of(type.getDeclaredMethods())
                .sorted(Comparator.comparing(Method::getName))
                .filter(member -> !value(call(member, annotation)).equals(value(member.getDefaultValue())))
                .map(member -> member.getName() + " = " + value(call(member, annotation)))
                .collect(Collectors.joining(", "));
        return "@" + name(type) + (members.isEmpty() ? "" : "(" + members + ")");
    }

    private static List<String> flags(int modifiers, int... flags) {
        return IntStream.of(flags)
                .filter(flag -> (modifiers & flag) != 0)
                .mapToObj(Modifier::toString)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String typeParameters(TypeVariable<?>[] parameters) {
        return parameters.length == 0
                ? ""
                : Stream.of(parameters)
                        .map(parameter -> parameter.getName() + bounds(parameter))
                        .collect(Collectors.joining(", ", "<", ">"));
    }

    private static String bounds(TypeVariable<?> parameter) {
        List<String> bounds = Stream.of(parameter.getBounds())
                .filter(bound -> bound != Object.class)
                .map(Surface::name)
                .toList();
        return bounds.isEmpty() ? "" : " extends " + String.join(" & ", bounds);
    }

    private static String parameters(Executable executable) {
        String all = names(executable.getGenericParameterTypes());
        return "(" + (executable.isVarArgs() ? all.substring(0, all.length() - "[]".length()) + "..." : all) + ")";
    }

    private static String exceptions(Executable executable) {
        return executable.getExceptionTypes().length == 0
                ? ""
                : " throws " + names(executable.getGenericExceptionTypes());
    }

    private static String names(Type[] types) {
        return Stream.of(types).map(Surface::name).collect(Collectors.joining(", "));
    }

    private static String name(Type type) {
        return type.getTypeName().replaceAll("\\bjava\\.lang\\.(?=[A-Z])", "");
    }

    private static String value(Object value) {
        if (value instanceof Object[] values) {
            return Stream.of(values).map(Surface::value).collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    }

    private static Object read(Field field) {
        try {
            field.setAccessible(true);
            return field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object call(Method member, Annotation annotation) {
        try {
            return member.invoke(annotation);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
