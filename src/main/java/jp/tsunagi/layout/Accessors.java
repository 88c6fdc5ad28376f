package jp.tsunagi.layout;

import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;

/**
 * Calls to the constructor, getters and setters of a record class, made once into the same code that the compiler would
 * make of a lambda. The class and the methods must be public.
 */
final class Accessors {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private Accessors() {}

    @SuppressWarnings("unchecked")
    static <T> Supplier<T> constructor(Class<T> type) {
        return (Supplier<T>) link(
                type.getSimpleName(),
                Supplier.class,
                "get",
                MethodType.methodType(Object.class),
                () -> LOOKUP.findConstructor(type, MethodType.methodType(void.class)));
    }

    @SuppressWarnings("unchecked")
    static <T> Function<T, Object> getter(Class<T> type, Field field) {
        return (Function<T, Object>) link(
                field.getName(),
                Function.class,
                "apply",
                MethodType.methodType(Object.class, Object.class),
                () -> LOOKUP.findVirtual(type, method("get", field), MethodType.methodType(field.getType())));
    }

    @SuppressWarnings("unchecked")
    static <T> BiConsumer<T, Object> setter(Class<T> type, Field field) {
        return (BiConsumer<T, Object>) link(
                field.getName(),
                BiConsumer.class,
                "accept",
                MethodType.methodType(void.class, Object.class, Object.class),
                () -> LOOKUP.findVirtual(
                        type, method("set", field), MethodType.methodType(void.class, field.getType())));
    }

    private interface Target {
        MethodHandle find() throws ReflectiveOperationException;
    }

    private static Object link(String name, Class<?> function, String method, MethodType erased, Target target) {
        try {
            MethodHandle handle = target.find();
            MethodType exact = handle.type().wrap();
            if (erased.returnType() == void.class) {
                exact = exact.changeReturnType(void.class);
            }
            CallSite site = LambdaMetafactory.metafactory(
                    LOOKUP, method, MethodType.methodType(function), erased, handle, exact);
            return site.getTarget().invoke();
        } catch (Throwable e) {
            throw new HubException(ErrorCode.MAPPING_INVALID, name + ": no public constructor, getter or setter", e);
        }
    }

    private static String method(String prefix, Field field) {
        String name = field.getName();
        return prefix + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
