package io.softdelete.jdbc.wrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tools put proxies in front of JDBC's objects that have all of their interfaces. */
final class ProxyTest {
  @Test
  void everyObjectCanHaveAProxy() throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:softdelete:h2:mem:;softdelete.tables=users");
        Statement statement = connection.createStatement();
        PreparedStatement prepared = connection.prepareStatement("SELECT 1");
        PreparedStatement call = connection.prepareCall("CALL 1");
        ResultSet rows = prepared.executeQuery();
        ResultSet types = connection.getMetaData().getTypeInfo()) {
      for (Object object :
          List.of(connection, statement, prepared, call, rows, types, connection.getMetaData())) {
        assertThat(proxy(object)).isNotNull();
      }
    }
  }

  private static Object proxy(Object object) {
    Set<Class<?>> interfaces = new LinkedHashSet<>();
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      interfaces.addAll(List.of(type.getInterfaces()));
    }
    return Proxy.newProxyInstance(
        object.getClass().getClassLoader(),
        interfaces.toArray(Class<?>[]::new),
        (proxy, method, arguments) -> method.invoke(object, arguments));
  }
}
