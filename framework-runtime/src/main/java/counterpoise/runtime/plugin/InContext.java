package counterpoise.runtime.plugin;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

import counterpoise.api.Plugin;

/**
 * Stands before a product and makes its plugin's loader the context class loader for the length of each call: libraries
 * inside a plugin look there for their services and resources, and several plugins take turns in one stage.
 *
 * <p>It also knows whose product it is, and tells errors that say nothing of it (a missing class, no memory left) as
 * the plugin's; exceptions pass as they are.
 */
final class InContext implements InvocationHandler {

    private static final String API = Plugin.class.getPackageName();

    private final Object product;
    private final PluginEntry<?> plugin;

    private InContext(Object product, PluginEntry<?> plugin) {
        this.product = product;
        this.plugin = plugin;
    }

    /** {@code product} behind all interfaces of the API that it implements. */
    @SuppressWarnings(
            "unchecked") // The product is of type P by an interface of the API, and so is what stands before it.
    static <P> P of(P product, PluginEntry<?> plugin) {
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        for (Class<?> type = product.getClass(); type != null; type = type.getSuperclass()) {
            collect(type, interfaces);
        }
        return (P) Proxy.newProxyInstance(
                InContext.class.getClassLoader(), interfaces.toArray(Class<?>[]::new), new InContext(product, plugin));
    }

    private static void collect(Class<?> type, Set<Class<?>> interfaces) {
        for (Class<?> implemented : type.getInterfaces()) {
            if (implemented.getName().startsWith(API + ".")) {
                interfaces.add(implemented);
            }
            collect(implemented, interfaces);
        }
    }

    /** The plugin that has made the product behind {@code proxy}. */
    PluginEntry<?> plugin() {
        return plugin;
    }

    /** Does {@code work} as a call to the product would be done. */
    <T> T call(String what, Supplier<T> work) {
        ContextLoader context = ContextLoader.of(plugin.loader());
        String before = PluginAtWork.begin(plugin.label());
        try (context) {
            return work.get();
        } catch (RuntimeException e) {
            PluginAtWork.threw(plugin.label(), e);
            throw e;
        } catch (Exception | Error e) {
            // Of any kind: what is compiled from another language declares none, and throws errors for less.
            throw failed(what, e);
        } finally {
            PluginAtWork.end(before);
        }
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class && method.getName().equals("equals")) {
            return arguments[0] != null
                    && Proxy.isProxyClass(arguments[0].getClass())
                    && Proxy.getInvocationHandler(arguments[0]) instanceof InContext other
                    && product.equals(other.product);
        }
        ContextLoader context = ContextLoader.of(plugin.loader());
        String before = PluginAtWork.begin(plugin.label());
        try (context) {
            return method.invoke(product, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw failed("its " + method.getName() + "()", error);
            }
            PluginAtWork.threw(plugin.label(), e.getCause());
            throw declared(method, e.getCause());
        } finally {
            PluginAtWork.end(before);
        }
    }

    /** What is compiled from another language may throw what the method does not declare, and no caller expects. */
    private Throwable declared(Method method, Throwable failure) {
        boolean isExpected = failure instanceof RuntimeException
                || Arrays.stream(method.getExceptionTypes()).anyMatch(type -> type.isInstance(failure));
        return isExpected ? failure : failed("its " + method.getName() + "()", failure);
    }

    private PluginException failed(String what, Throwable failure) {
        return new PluginException("The " + plugin + " failed: " + Explanation.of(what, failure), failure);
    }
}
