package jp.tsunagi.counterpart.screening;

import static jp.tsunagi.counterpart.screening.Archives.NAME;
import static jp.tsunagi.counterpart.screening.Archives.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a client of the hub's kind meets it, with the key files that it writes. */
class SftpRoundTripTest {
    private static final int TIMEOUT = 10_000;

    @TempDir
    Path root;

    private ScreeningFixture screening;
    private ScreeningCollectionSystem system;

    @BeforeEach
    void start() {
        screening = new ScreeningFixture(root.resolve("screening"), Optional.empty());
        system = screening.system();
    }

    @AfterEach
    void stop() {
        screening.close();
    }

    @Test
    void anArchiveIsUploadedUnderATemporaryNameJudgedAndItsResultFetchedAndRemoved() throws Exception {
        Path archive = root.resolve(NAME);
        Archives.write(archive, ROOT, Archives.entries(Optional.empty(), Archives.document(1)));
        Session session = session("localhost");
        try {
            ChannelSftp sftp = (ChannelSftp) session.openChannel("sftp");
            sftp.connect(TIMEOUT);
            sftp.put(archive.toString(), "/upload/" + NAME + ".part");
            assertThat(system.collect()).as("an upload under way").isZero();
            sftp.rename("/upload/" + NAME + ".part", "/upload/" + NAME);
            assertThat(system.collect()).isEqualTo(1);

            String result = "/results/RES_" + ROOT + ".csv";
            assertThat(sftp.stat(result + ".done").getSize()).isZero();
            assertThat(new String(sftp.get(result).readAllBytes(), StandardCharsets.UTF_8))
                    .endsWith("T,1,1,0\r\n");
            sftp.rm(result + ".done");
            sftp.rm(result);
            assertThat(system.results()).isEmptyDirectory();
        } finally {
            session.disconnect();
        }
    }

    @Test
    void theUserSeesTheTwoFoldersAndNothingOutside() throws Exception {
        Session session = session("127.0.0.1");
        try {
            ChannelSftp sftp = (ChannelSftp) session.openChannel("sftp");
            sftp.connect(TIMEOUT);
            assertThat(sftp.ls("/"))
                    .extracting(ChannelSftp.LsEntry::getFilename)
                    .filteredOn(name -> !name.startsWith("."))
                    .containsExactlyInAnyOrder("upload", "results");
            assertThatThrownBy(() -> sftp.get("/../host_key")).isInstanceOf(SftpException.class);
            sftp.put(new ByteArrayInputStream(new byte[1]), "/../../outside");
            assertThat(system.upload().resolveSibling("outside")).exists();
        } finally {
            session.disconnect();
        }
    }

    @Test
    void aPasswordAnotherUserAndAnotherKeyAreRefused() throws Exception {
        JSch password = new JSch();
        password.setKnownHosts(system.knownHosts().toString());
        Session guess = password.getSession(system.user(), "127.0.0.1", system.port());
        guess.setPassword("tsunagi");
        assertThatThrownBy(() -> guess.connect(TIMEOUT)).isInstanceOf(JSchException.class);

        Session somebody = client().getSession("root", "127.0.0.1", system.port());
        assertThatThrownBy(() -> somebody.connect(TIMEOUT)).isInstanceOf(JSchException.class);

        try (ScreeningFixture other = new ScreeningFixture(root.resolve("other"), Optional.empty())) {
            JSch foreign = new JSch();
            foreign.setKnownHosts(system.knownHosts().toString());
            foreign.addIdentity(other.system().privateKey().toString());
            Session session = foreign.getSession(system.user(), "127.0.0.1", system.port());
            assertThatThrownBy(() -> session.connect(TIMEOUT)).isInstanceOf(JSchException.class);
        }
    }

    @Test
    void theServersKeyIsTheSameAfterARestartAndItsKeysAreReadableByTheOwnerOnly() throws Exception {
        String known = Files.readString(system.knownHosts());
        system.stop();
        assertThatThrownBy(() -> session("127.0.0.1")).isInstanceOf(JSchException.class);
        system.start();

        assertThat(Files.readString(system.knownHosts())).isEqualTo(known);
        session("127.0.0.1").disconnect();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(system.privateKey())))
                .isEqualTo("rw-------");
    }

    private Session session(String host) throws JSchException, IOException {
        Session session = client().getSession(system.user(), host, system.port());
        session.connect(TIMEOUT);
        return session;
    }

    private JSch client() throws JSchException {
        JSch client = new JSch();
        client.setKnownHosts(system.knownHosts().toString());
        client.addIdentity(system.privateKey().toString());
        return client;
    }
}
