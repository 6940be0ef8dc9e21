package de.schulausstattung.platform.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/**
 * How every service is built, as rules over its classes. A class is judged by the suffix of its outermost class, so that
 * nested records and lambdas belong to the class they stand in.
 */
public final class ArchitectureRules {

    private static final String TRANSACTIONAL = "jakarta.transaction.Transactional";
    private static final String ENTITY = "jakarta.persistence.Entity";
    private static final String PATH = "jakarta.ws.rs.Path";
    private static final String ROLES_ALLOWED = "jakarta.annotation.security.RolesAllowed";
    private static final String PERMIT_ALL = "jakarta.annotation.security.PermitAll";
    private static final String OPEN_BY_LINK = "de.schulausstattung.platform.security.OpenByLink";
    private static final String AUTHENTICATED = "io.quarkus.security.Authenticated";
    private static final String HTTP_METHOD = "jakarta.ws.rs.HttpMethod";
    private static final Set<String> INJECTION = Set.of("jakarta.inject.Inject", "jakarta.annotation.Resource",
            "org.eclipse.microprofile.config.inject.ConfigProperty", "org.eclipse.microprofile.rest.client.inject.RestClient",
            "org.eclipse.microprofile.reactive.messaging.Channel", "jakarta.persistence.PersistenceContext");
    private static final Set<String> NATIVE_SQL = Set.of("createNativeQuery", "createNativeMutationQuery", "doWork",
            "doReturningWork");
    private static final Pattern CONFLICT_TARGET = Pattern.compile("(?i)on\\s+conflict\\s*\\(\\s*tenant_id");

    private static final Pattern LIST_OF_TENANTS = Pattern.compile("(?i)\\b(?:from|into|update)\\s+tenant\\b");

    private ArchitectureRules() {
    }

    /**
     * The rules for the classes of one service.
     *
     * @param root the package of the service; each package right below it is a feature
     * @return the rules by the name under which a service may be excepted from one
     */
    public static Map<String, ArchRule> of(String root) {
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("no-cycles", slices().matching(root + ".(*)..").should().beFreeOfCycles()
                .as("Features form no cycles"));
        rules.put("foreign-features", classes().should(useForeignFeaturesThroughTheirService(root))
                .as("A feature uses another through its service, views and state records, never its entity, repository, "
                        + "resource or consumer"));
        rules.put("repository-users", classes().should(useRepositoriesOnlyFrom("Service", "Repository", "Import", "Export",
                "Projection", "Job"))
                .as("Only *Service, *Repository, *Import, *Export, *Projection and *Job use a *Repository; "
                        + "its nested records are data"));
        rules.put("transactional", methods().that().areAnnotatedWith(TRANSACTIONAL)
                .or(describe("are declared in a transactional class",
                        method -> method.getOwner().isAnnotatedWith(TRANSACTIONAL)))
                .should(beDeclaredIn("Service", "Projection", "Import", "Export", "Job"))
                .as("Transactions begin in *Service; beside a request's own also in *Projection, *Import, *Export and *Job"));
        rules.put("entities", noClasses().that().areAnnotatedWith(ENTITY).should().bePublic()
                .as("Entities never leave their feature: they are not public"));
        rules.put("jax-rs",
                noClasses()
                        .that(describe("are neither *Resource nor *Filter nor *Query",
                                type -> !isOf(type, "Resource", "Filter", "Query")))
                        .should().dependOnClassesThat(describe("are annotations of JAX-RS", type -> type.isAnnotation()
                                && (type.getPackageName().startsWith("jakarta.ws.rs")
                                        || type.getPackageName().startsWith("org.jboss.resteasy"))))
                        .as("JAX-RS annotations stand in *Resource and in the parameter beans *Filter and *Query only"));
        rules.put("responses", noClasses().should().dependOnClassesThat(describe("are Response or WebApplicationException",
                type -> type.getName().equals("jakarta.ws.rs.core.Response")
                        || type.isAssignableTo("jakarta.ws.rs.WebApplicationException")))
                .as("Errors are DomainExceptions: nobody outside platform builds a Response or a WebApplicationException"));
        rules.put("sql", classes().should(useSqlOnlyFrom("Repository", "Projection", "Import", "Export"))
                .as("JDBC and native SQL stand in *Repository, *Projection, *Import and *Export only"));
        rules.put("tenant-id", classes().should(neverNameTheTenant())
                .as("The wall knows the tenant, business code never names tenant_id (but for the conflict targets of "
                        + "*Projection and *Import, and for the list of tenants)"));
        rules.put("kafka", classes().should(leaveTheBrokerToThePlatform())
                .as("The Kafka client is the platform's; ConsumerRecords are handed over unopened, "
                        + "never to *Service, *Resource or *Repository"));
        rules.put("identity", noClasses().should().dependOnClassesThat(
                resideInAPackage("io.quarkus.security.identity..").or(resideInAPackage("org.eclipse.microprofile.jwt.."))
                        .or(resideInAPackage("io.quarkus.oidc.."))
                        .or(describe("are a SecurityContext",
                                type -> type.getName().equals("jakarta.ws.rs.core.SecurityContext"))))
                .as("Tokens and identities are read by the platform only"));
        rules.put("injection",
                noFields().should(beAnnotatedWithAnyOf(INJECTION)).as("Dependencies come through the constructor"));
        rules.put("clock", noClasses().should().callMethodWhere(describe("ask for the time without a Clock",
                call -> asksForTheTime(call.getTarget()))).orShould().callConstructorWhere(describe("are a new Date",
                        call -> call.getTargetOwner().getName().equals("java.util.Date")
                                && call.getTarget().getRawParameterTypes().isEmpty()))
                .as("The time comes from the injected Clock"));
        rules.put("output", noClasses().should().accessFieldWhere(describe("are System.out or System.err",
                access -> access.getTargetOwner().getName().equals("java.lang.System")
                        && Set.of("out", "err").contains(access.getTarget().getName())))
                .orShould().callMethodWhere(describe("print a stack trace",
                        call -> call.getTarget().getName().equals("printStackTrace")))
                .as("What is worth saying is logged"));
        rules.put("roles", methods().that(describe("answer a request", ArchitectureRules::isEndpoint)).should(namePermissions())
                .as("Every resource method says who may call it: @RolesAllowed, or @Authenticated on its class, or @OpenByLink"));
        rules.put("names", noClasses().that().doNotHaveModifier(com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC)
                .should().haveSimpleNameEndingWith("Impl").orShould().haveSimpleNameEndingWith("Util")
                .orShould().haveSimpleNameEndingWith("Utils").orShould().haveSimpleNameEndingWith("Helper")
                .orShould().haveSimpleNameEndingWith("Manager").orShould().haveSimpleNameEndingWith("Dto")
                .orShould().haveSimpleNameEndingWith("DTO")
                .orShould().resideInAnyPackage("..common..", "..util..", "..helper..", "..impl..", "..dto..")
                .as("Classes and packages are named after what they are: no Impl, Util, Helper, Manager, Dto, common"));
        rules.replaceAll((_, rule) -> rule.allowEmptyShould(true));
        return rules;
    }

    /** The rules for the tests of a service. */
    public static Map<String, ArchRule> ofTests() {
        return Map.of("no-sleep", noClasses().should().callMethodWhere(describe("sleep",
                call -> call.getTargetOwner().getName().equals("java.lang.Thread")
                        && call.getTarget().getName().equals("sleep")))
                .as("Tests wait for what they want (Awaitility); they never sleep").allowEmptyShould(true));
    }

    private static boolean isOf(JavaClass type, String... suffixes) {
        var name = outermost(type).getSimpleName();
        return List.of(suffixes).stream().anyMatch(name::endsWith);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureRules::outermost).orElse(type);
    }

    private static String feature(String root, JavaClass type) {
        var name = type.getPackageName();
        if (!name.startsWith(root + ".")) {
            return "";
        }
        var below = name.substring(root.length() + 1);
        return below.contains(".") ? below.substring(0, below.indexOf('.')) : below;
    }

    private static ArchCondition<JavaClass> useForeignFeaturesThroughTheirService(String root) {
        return onDependencies("use foreign features through their service", dependency -> {
            var target = outermost(dependency.getTargetClass());
            var from = feature(root, dependency.getOriginClass());
            var to = feature(root, target);
            return !from.isEmpty() && !to.isEmpty() && !from.equals(to)
                    && (target.isAnnotatedWith(ENTITY) || isOf(target, "Repository", "Resource", "Consumer"));
        });
    }

    private static ArchCondition<JavaClass> useRepositoriesOnlyFrom(String... suffixes) {
        return onDependencies("use repositories only from the classes that may", dependency -> {
            var target = outermost(dependency.getTargetClass());
            var origin = dependency.getOriginClass();
            return isOf(target, "Repository") && !dependency.getTargetClass().isRecord()
                    && !target.getPackageName().startsWith("io.quarkus")
                    && !outermost(origin).equals(target)
                    && !(isOf(origin, suffixes) && origin.getPackageName().equals(target.getPackageName()));
        });
    }

    private static ArchCondition<JavaClass> useSqlOnlyFrom(String... suffixes) {
        return new ArchCondition<>("use SQL only from the classes that may") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (isOf(type, suffixes)) {
                    return;
                }
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isJdbc(dependency.getTargetClass()))
                        .forEach(dependency -> events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
                type.getMethodCallsFromSelf().stream().filter(call -> NATIVE_SQL.contains(call.getTarget().getName()))
                        .forEach(call -> events.add(SimpleConditionEvent.violated(type, call.getDescription())));
            }
        };
    }

    private static boolean isJdbc(JavaClass type) {
        var name = type.getPackageName();
        return name.equals("java.sql") || name.startsWith("javax.sql") || name.startsWith("org.postgresql")
                || type.getName().startsWith("jakarta.persistence.NamedNativeQuer");
    }

    private static ArchCondition<JavaClass> leaveTheBrokerToThePlatform() {
        return onDependencies("leave the broker to the platform", dependency -> {
            var target = dependency.getTargetClass();
            var isKafka = target.getPackageName().startsWith("org.apache.kafka")
                    || target.getPackageName().startsWith("io.smallrye.reactive.messaging.kafka");
            return isKafka && !(target.getSimpleName().equals("ConsumerRecords")
                    && !isOf(dependency.getOriginClass(), "Service", "Resource", "Repository"));
        });
    }

    private static ArchCondition<JavaClass> onDependencies(String description,
            java.util.function.Predicate<Dependency> isWrong) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream().filter(isWrong)
                        .forEach(dependency -> events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            }
        };
    }

    /** Looks into the class file: every string, annotation value and column name stands in its pool of constants. */
    private static ArchCondition<JavaClass> neverNameTheTenant() {
        return new ArchCondition<>("never name the tenant") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (var text : constants(type)) {
                    var rest = isOf(type, "Projection", "Import") ? CONFLICT_TARGET.matcher(text).replaceAll("") : text;
                    if (rest.contains("tenant_id") && !LIST_OF_TENANTS.matcher(rest).find()) {
                        events.add(SimpleConditionEvent.violated(type, type.getName() + " names tenant_id: " + text.strip()));
                    }
                }
            }
        };
    }

    private static Set<String> constants(JavaClass type) {
        var source = type.getSource().orElseThrow(() -> new IllegalStateException("No class file: " + type.getName()));
        try (var in = source.getUri().toURL().openStream()) {
            var pool = ClassFile.of().parse(in.readAllBytes()).constantPool();
            var found = new TreeSet<String>();
            StreamSupport.stream(pool.spliterator(), false).filter(Utf8Entry.class::isInstance).map(Utf8Entry.class::cast)
                    .forEach(entry -> found.add(entry.stringValue()));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ArchCondition<JavaMethod> beDeclaredIn(String... suffixes) {
        return new ArchCondition<>("be declared in a class that may") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                events.add(new SimpleConditionEvent(method, isOf(method.getOwner(), suffixes),
                        method.getFullName() + " is transactional"));
            }
        };
    }

    private static <T extends CanBeAnnotated & com.tngtech.archunit.base.HasDescription> ArchCondition<T> beAnnotatedWithAnyOf(
            Set<String> annotations) {
        return new ArchCondition<>("be annotated with " + String.join(", ", annotations)) {
            @Override
            public void check(T element, ConditionEvents events) {
                var found = new ArrayList<>(annotations);
                found.removeIf(annotation -> !element.isAnnotatedWith(annotation));
                events.add(new SimpleConditionEvent(element, !found.isEmpty(), element.getDescription() + " has " + found));
            }
        };
    }

    private static boolean asksForTheTime(AccessTarget.MethodCallTarget target) {
        var owner = target.getOwner().getName();
        var takesClock = target.getRawParameterTypes().stream().anyMatch(type -> type.getName().equals("java.time.Clock"));
        return (owner.startsWith("java.time.") && target.getName().equals("now") && !takesClock)
                || (owner.equals("java.time.Clock") && target.getName().startsWith("system"))
                || (owner.equals("java.lang.System") && target.getName().equals("currentTimeMillis"));
    }

    private static boolean isEndpoint(JavaMethod method) {
        return method.getOwner().isAnnotatedWith(PATH) && (method.isMetaAnnotatedWith(HTTP_METHOD)
                || method.isAnnotatedWith(PATH));
    }

    private static ArchCondition<JavaMethod> namePermissions() {
        return new ArchCondition<>("name permissions") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var isNamed = isSecured(method) || isSecured(method.getOwner());
                var isOpen = method.isAnnotatedWith(PERMIT_ALL) || method.getOwner().isAnnotatedWith(PERMIT_ALL);
                var isOpenByLink = method.isAnnotatedWith(OPEN_BY_LINK) && method.isAnnotatedWith(PERMIT_ALL);
                events.add(new SimpleConditionEvent(method, isOpenByLink || (isNamed && !isOpen),
                        method.getFullName() + " says not who may call it"));
            }
        };
    }

    private static boolean isSecured(CanBeAnnotated element) {
        return element.isAnnotatedWith(ROLES_ALLOWED) || element.isAnnotatedWith(AUTHENTICATED);
    }
}
