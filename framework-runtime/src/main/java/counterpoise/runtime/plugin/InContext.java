package counterpoise.runtime.plugin;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;

import counterpoise.api.Plugin;

/**
 * Stands before a product and makes its plugin's loader the context class loader for the length of each call: libraries
 * inside a plugin look there for their services and resources, and several plugins take turns in one stage.
 */
final class InContext implements InvocationHandler {

    private static final String API = Plugin.class.getPackageName();

    private final Object product;
    private final ClassLoader loader;

    private InContext(Object product, ClassLoader loader) {
        this.product = product;
        this.loader = loader;
    }

    /** {@code product} behind all interfaces of the API that it implements. */
    @SuppressWarnings(
            "unchecked") // The product is of type P by an interface of the API, and so is what stands before it.
    static <P> P of(P product, ClassLoader loader) {
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        for (Class<?> type = product.getClass(); type != null; type = type.getSuperclass()) {
            collect(type, interfaces);
        }
        return (P) Proxy.newProxyInstance(
                InContext.class.getClassLoader(), interfaces.toArray(Class<?>[]::new), new InContext(product, loader));
    }

    private static void collect(Class<?> type, Set<Class<?>> interfaces) {
        for (Class<?> implemented : type.getInterfaces()) {
            if (implemented.getName().startsWith(API + ".")) {
                interfaces.add(implemented);
            }
            collect(implemented, interfaces);
        }
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        ContextLoader context = ContextLoader.of(loader);
        try (context) {
            return method.invoke(product, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
