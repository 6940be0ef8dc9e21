package de.schulausstattung.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartedProcessesTest {

    @TempDir
    Path folder;

    @Test
    void endsWhatAKilledRunLeftBehind() throws IOException, InterruptedException {
        var file = folder.resolve("processes");
        var left = new ProcessBuilder("cat").start();
        new StartedProcesses(file).add(left.toHandle());

        assertThat(new StartedProcesses(file).endLeftOvers()).isEqualTo(1);

        left.waitFor();
        assertThat(file).doesNotExist();
    }

    /** Each of them notes its own end; red while they ended in the order of their start. */
    @Test
    void endsTheNewestFirst() throws IOException, InterruptedException {
        var file = folder.resolve("processes");
        var ends = folder.resolve("ends");
        var left = new ArrayList<Process>();
        for (var name : List.of("first", "second")) {
            var process = new ProcessBuilder("sh", "-c",
                    "trap 'echo " + name + " >> " + ends + "; exit' TERM; echo up; while :; do read -r line || wait; done")
                    .start();
            process.inputReader().readLine();
            left.add(process);
        }
        var earlier = new StartedProcesses(file);
        left.forEach(process -> earlier.add(process.toHandle()));

        new StartedProcesses(file).endLeftOvers();

        for (var process : left) {
            process.waitFor();
        }
        assertThat(ends).hasContent("second\nfirst");
    }

    @Test
    void endsWhatNobodyElseEnded() throws IOException, InterruptedException {
        var file = folder.resolve("processes");
        var started = new StartedProcesses(file);
        var forgotten = new ProcessBuilder("cat").start();
        started.add(forgotten.toHandle());

        started.endRest();

        forgotten.waitFor();
        assertThat(file).doesNotExist();
    }

    @Test
    void neverEndsAnotherProcessThatGotTheSameId() throws IOException {
        var file = folder.resolve("processes");
        var other = new ProcessBuilder("cat").start();
        try {
            Files.write(file, List.of(other.pid() + " 12345"));

            assertThat(new StartedProcesses(file).endLeftOvers()).isZero();

            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroy();
        }
    }
}
