package io.softdelete.it.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What a native image is told: what is there, and all that is looked up by name. */
final class NativeImageIT {
  private static final String FOLDER = "META-INF/native-image/io.softdelete/softdelete-driver/";

  /** The nodes and caches that Caffeine makes by name have names in capitals. */
  private static final Pattern GENERATED =
      Pattern.compile(
          "\\S*\\b(?:io\\.softdelete\\.shaded\\.|com\\.github\\.benmanes\\.)caffeine\\.cache\\.(?:SS|PS)[A-Z]+");

  private static Stream<List<String>> classPaths() {
    return Stream.of(
        List.of(System.getProperty("softdelete.all.jar")),
        split(SeparateJvm.classPath("softdelete-", "caffeine-", "snakeyaml-engine-")));
  }

  @ParameterizedTest
  @MethodSource("classPaths")
  void everyNameIsThere(List<String> classPath) throws Exception {
    try (URLClassLoader loader = loader(classPath)) {
      for (Map<?, ?> entry : reflection(loader)) {
        Class<?> type = Class.forName((String) entry.get("name"), false, loader);
        for (Map<?, ?> field : list(entry, "fields")) {
          assertThat(type.getDeclaredField((String) field.get("name"))).isNotNull();
        }
        for (Map<?, ?> method : list(entry, "methods")) {
          assertThat(parameters(type, (String) method.get("name")))
              .contains(method.get("parameterTypes"));
        }
        Map<?, ?> condition = (Map<?, ?>) entry.get("condition");
        assertThat(Class.forName((String) condition.get("typeReachable"), false, loader))
            .isNotNull();
      }
      assertThat(text(loader, "resource-config.json")).contains("softdelete.yaml");
    }
  }

  @ParameterizedTest
  @MethodSource("classPaths")
  void everyClassMadeByNameIsNamed(List<String> classPath) throws Exception {
    String loaded =
        SeparateJvm.run(
            "-Xlog:class+load",
            "-cp",
            String.join(File.pathSeparator, classPath)
                + File.pathSeparator
                + SeparateJvm.classPath("h2-", "test-classes"));
    assertThat(loaded.lines()).contains("1 of 2");
    try (URLClassLoader loader = loader(classPath)) {
      List<String> named =
          reflection(loader).stream().map(entry -> (String) entry.get("name")).toList();
      assertThat(loaded.lines().filter(line -> line.contains(".caffeine.cache."))).isNotEmpty();
      List<String> generated =
          GENERATED
              .matcher(loaded)
              .results()
              .map(match -> match.group().strip())
              .distinct()
              .filter(name -> !name.matches(".*\\.(SS|PS)"))
              .toList();
      assertThat(generated).isNotEmpty();
      assertThat(named).containsAll(generated);
    }
  }

  private static List<Object> parameters(Class<?> type, String method) {
    return (method.equals("<init>")
            ? Arrays.stream(type.getDeclaredConstructors())
            : Arrays.stream(type.getMethods()).filter(each -> each.getName().equals(method)))
        .<Object>map(each -> Arrays.stream(each.getParameterTypes()).map(Class::getName).toList())
        .toList();
  }

  private static List<Map<?, ?>> reflection(ClassLoader loader) throws IOException {
    List<Map<?, ?>> entries = new ArrayList<>();
    // JSON is YAML.
    for (Object entry :
        (List<?>)
            new Load(LoadSettings.builder().build())
                .loadFromString(text(loader, "reflect-config.json"))) {
      entries.add((Map<?, ?>) entry);
    }
    return entries;
  }

  private static List<Map<?, ?>> list(Map<?, ?> entry, String key) {
    List<Map<?, ?>> found = new ArrayList<>();
    if (entry.get(key) instanceof List<?> values) {
      values.forEach(value -> found.add((Map<?, ?>) value));
    }
    return found;
  }

  private static String text(ClassLoader loader, String file) throws IOException {
    try (InputStream stream = loader.getResourceAsStream(FOLDER + file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static URLClassLoader loader(List<String> classPath) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (String entry : classPath) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    urls.add(Path.of(SeparateJvm.classPath("postgresql-")).toUri().toURL());
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static List<String> split(String classPath) {
    return List.of(classPath.split(Pattern.quote(File.pathSeparator), -1));
  }
}
