package io.softdelete.jdbc;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;
import java.sql.DriverAction;

/**
 * Lets the class loader of a deregistered driver go.
 *
 * <p>Up to JDK 18 the handles that {@code equals}, {@code hashCode} and {@code toString} of records
 * are linked from hold on to the last record that was linked, and with it to its class loader
 * (JDK-8078641). So the last one becomes a class of the JDK's.
 */
final class Deregistration implements DriverAction {
  private static final int FIRST_WITHOUT_THE_BUG = 19;

  @Override
  public void deregister() {
    if (Runtime.version().feature() < FIRST_WITHOUT_THE_BUG) {
      link("equals", MethodType.methodType(boolean.class, String.class, Object.class));
      link("hashCode", MethodType.methodType(int.class, String.class));
      link("toString", MethodType.methodType(String.class, String.class));
    }
  }

  private static void link(String method, MethodType type) {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    try {
      MethodHandle component =
          lookup.findVirtual(String.class, "strip", MethodType.methodType(String.class));
      ObjectMethods.bootstrap(lookup, method, type, String.class, "strip", component);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
