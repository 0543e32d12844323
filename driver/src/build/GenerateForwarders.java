import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.ToolProvider;

/**
 * Writes one abstract class per JDBC interface that hands every call on to a delegate.
 *
 * <p>The methods come from the compiler's {@code --release} view of java.sql, not from the JDK that
 * happens to build: the output is the same everywhere. Run as {@code java GenerateForwarders.java
 * RELEASE PACKAGE FOLDER}; prints nothing.
 *
 * <p>Methods that take SQL, that hand out a connection, a statement or metadata, or that are
 * generic are left out, so that the compiler demands a decision on each of them from the subclass.
 * A result set or an array that comes out goes through {@code owned}, one that goes in through
 * {@code raw}. Two more classes override the setters of a prepared statement: to give another
 * index, and to remember them.
 */
final class GenerateForwarders {
  private GenerateForwarders() {}

  private static final List<Forwarder> FORWARDERS =
      List.of(
          Forwarder.root("Connection"),
          Forwarder.root("Statement"),
          Forwarder.below("SoftDeleteStatement", "PreparedStatement"),
          Forwarder.below("SoftDeletePreparedStatement", "CallableStatement"),
          Forwarder.root("ResultSet"),
          Forwarder.root("ResultSetMetaData"),
          Forwarder.root("DatabaseMetaData"),
          Forwarder.root("Array"));

  private static final Set<String> DECIDED_BY_SUBCLASS =
      Set.of(
          "java.sql.Connection",
          "java.sql.Statement",
          "java.sql.PreparedStatement",
          "java.sql.CallableStatement",
          "java.sql.DatabaseMetaData");

  private static final Set<String> OWNED =
      Set.of("java.sql.ResultSet", "java.sql.Array", "java.lang.Object");

  private static final String COLUMN_HOOKS =
      """
        abstract void changed(int column) throws java.sql.SQLException;

        abstract void changed(String label) throws java.sql.SQLException;
      """;

  private static final Set<String> RAW = Set.of("java.sql.Array", "java.lang.Object");

  public static void main(String[] arguments) throws IOException {
    String release = arguments[0];
    String packageName = arguments[1];
    Path folder =
        Files.createDirectories(Path.of(arguments[2]).resolve(packageName.replace('.', '/')));
    Elements elements = elementsOf(release);
    for (Forwarder forwarder : FORWARDERS) {
      TypeElement jdbcType = elements.getTypeElement("java.sql." + forwarder.jdbcType());
      writeIfChanged(
          folder.resolve(forwarder.className() + ".java"),
          source(packageName, forwarder, methods(elements, forwarder, jdbcType)));
      if (forwarder.jdbcType().equals("PreparedStatement")) {
        writeIfChanged(
            folder.resolve("IndexedPreparedStatement.java"),
            indexedSource(packageName, methods(elements, forwarder, jdbcType)));
        writeIfChanged(
            folder.resolve("RecordingPreparedStatement.java"),
            recordingSource(packageName, methods(elements, forwarder, jdbcType)));
      }
    }
  }

  /** A prepared statement whose parameters have other places than the application's text says. */
  private static String indexedSource(String packageName, List<ExecutableElement> methods) {
    String head =
        """
        package %s;

        @org.jspecify.annotations.NullUnmarked
        @SuppressWarnings("deprecation")
        public abstract class IndexedPreparedStatement extends SoftDeletePreparedStatement {
          IndexedPreparedStatement(SoftDeleteConnection connection, java.sql.PreparedStatement delegate, io.softdelete.jdbc.execute.RewrittenText text) {
            super(connection, delegate, text);
          }

          abstract int placeOf(int index);
        """
            .formatted(packageName);
    return Stream.of(
            Stream.of(head),
            methods.stream()
                .filter(GenerateForwarders::takesIndex)
                .map(GenerateForwarders::indexed),
            Stream.of("}\n"))
        .flatMap(part -> part)
        .collect(Collectors.joining("\n"));
  }

  /** A prepared statement that remembers how its parameters were set. */
  private static String recordingSource(String packageName, List<ExecutableElement> methods) {
    String head =
        """
        package %s;

        @org.jspecify.annotations.NullUnmarked
        @SuppressWarnings("deprecation")
        public abstract class RecordingPreparedStatement extends SoftDeletePreparedStatement {
          RecordingPreparedStatement(SoftDeleteConnection connection, java.sql.PreparedStatement delegate, io.softdelete.jdbc.execute.RewrittenText text) {
            super(connection, delegate, text);
          }

          interface Setting {
            void on(java.sql.PreparedStatement statement) throws java.sql.SQLException;
          }

          abstract void recorded(int index, Setting setting);
        """
            .formatted(packageName);
    return Stream.of(
            Stream.of(head),
            methods.stream()
                .filter(GenerateForwarders::takesIndex)
                .map(GenerateForwarders::recording),
            Stream.of("}\n"))
        .flatMap(part -> part)
        .collect(Collectors.joining("\n"));
  }

  /** A stream can be read once: it is only remembered, anything else is also set at once. */
  private static String recording(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    String type = type(method, 1);
    boolean stream = type.equals("java.io.InputStream") || type.equals("java.io.Reader");
    String cast = stream ? "(" + type + ") " : "";
    String rest =
        IntStream.range(2, method.getParameters().size())
            .mapToObj(i -> ", p" + i)
            .collect(Collectors.joining());
    String remembered =
        "recorded(p0, new ParameterStream(p0, p1, (statement, stream) -> statement.%s(p0, %sstream%s)));"
            .formatted(name, cast, rest);
    String set =
        "super.%s(%s);\n    recorded(p0, statement -> statement.%s(%s));"
            .formatted(name, plainArguments(method), name, arguments(method));
    String body =
        stream
            ? remembered
            : type.equals("java.lang.Object")
                ? "if (ParameterStream.is(p1)) {\n      "
                    + remembered
                    + "\n      return;\n    }\n    "
                    + set
                : set;
    return "  @Override\n  public final void %s(%s)%s {\n    %s\n  }\n"
        .formatted(name, parameters(method), thrown(method), body);
  }

  private static String plainArguments(ExecutableElement method) {
    return IntStream.range(0, method.getParameters().size())
        .mapToObj(i -> "p" + i)
        .collect(Collectors.joining(", "));
  }

  private static boolean takesIndex(ExecutableElement method) {
    return method.getSimpleName().toString().startsWith("set")
        && method.getParameters().size() > 1
        && type(method, 0).equals("int");
  }

  private static String indexed(ExecutableElement method) {
    return "  @Override\n  public final void %s(%s)%s {\n    super.%s(placeOf(p0), %s);\n  }\n"
        .formatted(
            method.getSimpleName(),
            parameters(method),
            thrown(method),
            method.getSimpleName(),
            IntStream.range(1, method.getParameters().size())
                .mapToObj(i -> "p" + i)
                .collect(Collectors.joining(", ")));
  }

  private static Elements elementsOf(String release) {
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(
                    null, null, null, List.of("--release", release, "-proc:none"), null, List.of());
    return task.getElements();
  }

  /**
   * A class to write. Statements form a chain, because a prepared statement of ours must be a
   * statement of ours: the class in between adds only the methods of its interface.
   */
  private record Forwarder(String jdbcType, Optional<String> parent) {
    static Forwarder root(String jdbcType) {
      return new Forwarder(jdbcType, Optional.empty());
    }

    static Forwarder below(String parent, String jdbcType) {
      return new Forwarder(jdbcType, Optional.of(parent));
    }

    String className() {
      return "Forwarding" + jdbcType;
    }

    /** Each class has a field of its own type: 4 B, where a cast would cost time on each call. */
    String field() {
      return parent.isEmpty()
          ? "delegate"
          : Character.toLowerCase(jdbcType.charAt(0)) + jdbcType.substring(1);
    }
  }

  private static List<ExecutableElement> methods(
      Elements elements, Forwarder forwarder, TypeElement jdbcType) {
    List<? extends Element> members =
        forwarder.parent().isEmpty()
            ? elements.getAllMembers(jdbcType)
            : jdbcType.getEnclosedElements();
    return ElementFilter.methodsIn(members).stream()
        .filter(method -> method.getEnclosingElement().getKind().isInterface())
        .filter(method -> !method.getModifiers().contains(Modifier.STATIC))
        .filter(method -> !isDecidedBySubclass(method))
        .sorted((one, other) -> signature(one).compareTo(signature(other)))
        .toList();
  }

  private static boolean isDecidedBySubclass(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    boolean takesSql =
        !method.getParameters().isEmpty()
            && type(method, 0).equals("java.lang.String")
            && (name.startsWith("execute")
                || name.startsWith("prepare")
                || name.equals("addBatch")
                || name.equals("nativeSQL"));
    return takesSql
        || DECIDED_BY_SUBCLASS.contains(method.getReturnType().toString())
        || !method.getTypeParameters().isEmpty()
        || name.equals("isWrapperFor");
  }

  private static String source(
      String packageName, Forwarder forwarder, List<ExecutableElement> methods) {
    String jdbcType = "java.sql." + forwarder.jdbcType();
    String head =
        """
        package %s;

        @org.jspecify.annotations.NullUnmarked
        @SuppressWarnings("deprecation")
        public abstract class %s%s implements %s {
          final %s %s;
        """
            .formatted(
                packageName,
                forwarder.className(),
                forwarder.parent().map(parent -> " extends " + parent).orElse(""),
                jdbcType,
                jdbcType,
                forwarder.field());
    return Stream.of(
            Stream.of(head, constructor(forwarder, jdbcType)),
            hooks(forwarder, methods),
            methods.stream().anyMatch(GenerateForwarders::changesColumn)
                ? Stream.of(COLUMN_HOOKS)
                : Stream.<String>empty(),
            methods.stream().map(method -> forwarding(forwarder, method)),
            Stream.of("}\n"))
        .flatMap(part -> part)
        .collect(Collectors.joining("\n"));
  }

  private static String constructor(Forwarder forwarder, String jdbcType) {
    if (forwarder.parent().isPresent()) {
      return """
        %s(SoftDeleteConnection connection, %s delegate, io.softdelete.jdbc.execute.RewrittenText text) {
          super(connection, delegate, text);
          this.%s = delegate;
        }
      """
          .formatted(forwarder.className(), jdbcType, forwarder.field());
    }
    return """
      %s(%s delegate) {
        this.delegate = delegate;
      }

      abstract java.sql.SQLException translated(java.sql.SQLException failure);

      @Override
      public String toString() {
        return delegate.toString();
      }
    """
        .formatted(forwarder.className(), jdbcType);
  }

  /** Statements below inherit the hook for result sets. */
  private static Stream<String> hooks(Forwarder forwarder, List<ExecutableElement> methods) {
    return methods.stream()
        .map(method -> method.getReturnType().toString())
        .filter(OWNED::contains)
        .filter(type -> forwarder.parent().isEmpty() || !type.equals("java.sql.ResultSet"))
        .distinct()
        .sorted()
        .map(
            type ->
                "  abstract %s owned(%s child) throws java.sql.SQLException;\n"
                    .formatted(type, type));
  }

  /** Whether a method gives a column of a row a new value. */
  private static boolean changesColumn(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    return name.startsWith("update")
        && !name.startsWith("updates")
        && !method.getParameters().isEmpty()
        && Set.of("int", "java.lang.String").contains(type(method, 0));
  }

  private static String forwarding(Forwarder forwarder, ExecutableElement method) {
    String call =
        "%s.%s(%s)".formatted(forwarder.field(), method.getSimpleName(), arguments(method));
    String statement =
        method.getReturnType().getKind() == TypeKind.VOID
            ? call + (changesColumn(method) ? ";\n      changed(p0);" : ";")
            : OWNED.contains(method.getReturnType().toString())
                ? "return owned(" + call + ");"
                : "return " + call + ";";
    return "  @Override\n  public %s %s(%s)%s {\n%s  }\n"
        .formatted(
            method.getReturnType(),
            method.getSimpleName(),
            parameters(method),
            thrown(method),
            throwsSqlException(method) ? translating(statement) : "    " + statement + "\n");
  }

  /** The handler is there for the JIT too: with it HotSpot 17 profiles and inlines the call. */
  private static String translating(String statement) {
    return """
        try {
          %s
        } catch (java.sql.SQLException e) {
          throw translated(e);
        }
    """
        .formatted(statement);
  }

  /** False for setClientInfo, which throws a subclass that a translation could not give. */
  private static boolean throwsSqlException(ExecutableElement method) {
    return method.getThrownTypes().stream()
        .anyMatch(type -> type.toString().equals(SQLException.class.getName()));
  }

  private static String parameters(ExecutableElement method) {
    return IntStream.range(0, method.getParameters().size())
        .mapToObj(i -> type(method, i) + " p" + i)
        .collect(Collectors.joining(", "));
  }

  private static String arguments(ExecutableElement method) {
    return IntStream.range(0, method.getParameters().size())
        .mapToObj(i -> RAW.contains(type(method, i)) ? "SoftDeleteArray.raw(p" + i + ")" : "p" + i)
        .collect(Collectors.joining(", "));
  }

  private static String type(ExecutableElement method, int parameter) {
    return method.getParameters().get(parameter).asType().toString();
  }

  private static String thrown(ExecutableElement method) {
    return method.getThrownTypes().isEmpty()
        ? ""
        : method.getThrownTypes().stream()
            .map(TypeMirror::toString)
            .collect(Collectors.joining(", ", " throws ", ""));
  }

  private static String signature(ExecutableElement method) {
    return method.getSimpleName() + "(" + parameters(method) + ")";
  }

  /** An unchanged file keeps its time stamp, and the compiler its incremental build. */
  private static void writeIfChanged(Path file, String source) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(source)) {
      Files.writeString(file, source);
    }
  }
}
