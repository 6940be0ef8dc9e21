package de.schulausstattung.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents tell operators to type names objects, labels, containers, files and operations that are there. */
class CommandsTest {

    private final Commands commands = new Commands(Manifests.of("prod"), new Project());

    @ParameterizedTest
    @ValueSource(strings = { "docs/operations.md", "docs/kubernetes.md" })
    void nameWhatIsThere(String document) {
        var text = Project.text(document);
        assertThat(text).contains("kubectl ", "/app/operate ");
        assertThat(commands.check(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kubectl -n schule get pod                                        | no namespace schule
            kubectl -n schulausstattung gett pod                             | no verb gett
            kubectl -n schulausstattung get pods,kafka                       | no kind pods
            kubectl -n schulausstattung get pod -l app=inventory             | nothing carries app=inventory
            kubectl -n schulausstattung get pod -l cnpg.io/cluster=data      | nothing carries cnpg.io/cluster=data
            kubectl -n schulausstattung logs deployment/needs --since=1h     | no Deployment/needs
            kubectl -n schulausstattung logs postgres-1 -c app1              | no container app1
            kubectl -n schulausstattung delete secret needs-db               | no Secret/needs-db
            kubectl -n schulausstattung rollout restart statefulset/postgres | no StatefulSet/postgres
            kubectl apply -k k8s/overlays/production                         | no file k8s/overlays/production
            kubectl exec -i deployment/needs-service -- /app/operate GET /api/needs/v1/operations/letters | needs-service has no GET
            docker compose exec -T needs-service /app/operate POST /api/inventory/v1/operations/republish | needs-service has no POST
            docker compose exec -T gateway /app/operate GET /q/metric        | gateway has no GET /q/metric
            """)
    void findsWhatIsNot(String command, String message) {
        assertThat(commands.check("`" + command + "`")).anySatisfy(found -> assertThat(found).contains(message));
        assertThat(commands.check("```bash\n" + command + "\n```\n")).anySatisfy(found -> assertThat(found).contains(message));
    }

    @Test
    void letsAloneWhatHasAnotherNamespaceOrIsChosenWhileItRuns() {
        assertThat(commands.check("""
                ```bash
                kubectl -n schulausstattung exec "$primary" -c postgres -- psql -c "SELECT 1 | 2"
                ```
                `kubectl -n schulausstattung-dev port-forward service/broker 8080`"""))
                .isEmpty();
    }
}
