package de.schulausstattung.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Documents name files, headings and methods; this holds them to what is there, so that nobody is led astray. */
class DocumentsTest {

    private static final Path ROOT = root();
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".local", "node_modules");
    private static final List<Path> FILES = files();

    private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)]\\(([^)\\s]+)\\)");
    private static final Pattern PATH = Pattern.compile("`([\\w.-]+(?:/[\\w.-]+)+/?)`");
    private static final Pattern MEMBER = Pattern.compile("`([A-Z]\\w*[a-z]\\w*)\\.(\\w+)(?:\\([^`]*\\))?`");

    @Test
    void linksLeadToFilesAndHeadings() {
        var broken = new ArrayList<String>();
        for (var document : documents()) {
            LINK.matcher(text(document)).results().filter(link -> !link.group(2).matches("[a-z]+:.*")).forEach(link -> {
                var parts = link.group(2).split("#", 2);
                var target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
                if (!Files.exists(target)
                        || (parts.length == 2 && headings(target).noneMatch(heading -> heading.equals(parts[1])))) {
                    broken.add(at(document, link.group(2)));
                }
            });
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void pathsThatStandInTheTextExist() {
        var broken = new ArrayList<String>();
        for (var document : documents()) {
            PATH.matcher(text(document)).results().map(path -> path.group(1))
                    .filter(path -> isOurs(path.substring(0, path.indexOf('/'))))
                    .filter(path -> !Files.exists(ROOT.resolve(path))).forEach(path -> broken.add(at(document, path)));
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void membersThatAreNamedExist() {
        var broken = new ArrayList<String>();
        for (var document : documents()) {
            MEMBER.matcher(text(document)).results().filter(member -> !isFile(member.group(1) + "." + member.group(2)))
                    .filter(member -> !isOfJava(member.group(1)))
                    .filter(member -> sourcesOf(member.group(1))
                            .noneMatch(source -> source.matches("(?s).*\\b" + member.group(2) + "\\b.*")))
                    .forEach(member -> broken.add(at(document, member.group())));
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void aLinkedTypeStandsInTheFileOfItsName() {
        var broken = new ArrayList<String>();
        for (var document : documents()) {
            LINK.matcher(text(document)).results().filter(link -> link.group(2).endsWith(".java"))
                    .filter(link -> !link.group(2).endsWith("/" + link.group(1).replaceAll("[`]|\\.\\w+`", "") + ".java"))
                    .forEach(link -> broken.add(at(document, link.group())));
        }

        assertThat(broken).isEmpty();
    }

    private static boolean isOurs(String folder) {
        return !NOT_OURS.contains(folder) && Files.isDirectory(ROOT.resolve(folder));
    }

    private static boolean isFile(String name) {
        return FILES.stream().anyMatch(file -> file.getFileName().toString().equals(name));
    }

    private static boolean isOfJava(String type) {
        return ModuleLayer.boot().findModule("java.base")
                .flatMap(base -> Optional.ofNullable(Class.forName(base, "java.lang." + type)))
                .isPresent();
    }

    /** The files that declare a type of this name, at the top or within another. */
    private static Stream<String> sourcesOf(String type) {
        var declaration = Pattern.compile("\\b(class|enum|record|interface|@interface) " + type + "\\b");
        return FILES.stream().filter(file -> file.toString().endsWith(".java")).map(DocumentsTest::read)
                .filter(source -> declaration.matcher(source).find());
    }

    private static List<Path> documents() {
        var documents = FILES.stream().filter(file -> file.toString().endsWith(".md")).toList();
        assertThat(documents).contains(ROOT.resolve("README.md"), ROOT.resolve("docs/architecture.md"));
        return documents;
    }

    /** As a page of the repository names the anchors of its headings. */
    private static Stream<String> headings(Path document) {
        return text(document).lines().filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'));
    }

    private static String text(Path document) {
        return CODE_BLOCK.matcher(read(document)).replaceAll("");
    }

    private static String at(Path document, String what) {
        return ROOT.relativize(document) + ": " + what;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files() {
        var files = new ArrayList<Path>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(folder.getFileName().toString()) ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(files);
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("No .mvn above " + Path.of("").toAbsolutePath());
            }
        }
        return folder;
    }
}
