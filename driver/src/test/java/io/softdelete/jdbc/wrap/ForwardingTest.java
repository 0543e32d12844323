package io.softdelete.jdbc.wrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every method of every JDBC interface of the JDK that runs this is ours: a default body that was
 * left to the interface would not reach the delegate.
 */
final class ForwardingTest {
  private static final Map<Class<?>, Class<?>> WRAPPERS =
      Map.of(
          Connection.class, SoftDeleteConnection.class,
          Statement.class, SoftDeleteStatement.class,
          PreparedStatement.class, SoftDeletePreparedStatement.class,
          CallableStatement.class, SoftDeleteCallableStatement.class,
          ResultSet.class, SoftDeleteResultSet.class,
          DatabaseMetaData.class, SoftDeleteMetaData.class,
          Array.class, SoftDeleteArray.class);

  /**
   * Default methods that JDBC 4.5 (Java 26) added to Connection. They quote texts, which they ask
   * the metadata how to do, and hand out nothing.
   */
  private static final Set<String> LEFT_TO_THE_INTERFACE =
      Set.of("enquoteLiteral", "enquoteIdentifier", "isSimpleIdentifier", "enquoteNCharLiteral");

  @TestFactory
  List<DynamicTest> everyMethodIsOurs() {
    List<DynamicTest> tests = new ArrayList<>();
    WRAPPERS.forEach(
        (jdbc, wrapper) ->
            tests.add(
                DynamicTest.dynamicTest(
                    jdbc.getSimpleName(), () -> assertThat(missing(jdbc, wrapper)).isEmpty())));
    return tests;
  }

  private static List<Method> missing(Class<?> jdbc, Class<?> wrapper)
      throws NoSuchMethodException {
    List<Method> missing = new ArrayList<>();
    for (Method method : jdbc.getMethods()) {
      Method implementation = wrapper.getMethod(method.getName(), method.getParameterTypes());
      if (implementation.getDeclaringClass().isInterface()
          && !Modifier.isStatic(method.getModifiers())
          && !(jdbc == Connection.class && LEFT_TO_THE_INTERFACE.contains(method.getName()))) {
        missing.add(method);
      }
    }
    return missing;
  }
}
