package jp.tsunagi.files;

import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.SftpException;
import jp.tsunagi.errors.ErrorCode;
import jp.tsunagi.errors.HubException;
import jp.tsunagi.ledger.DatabaseErrors;
import org.apache.camel.component.file.GenericFileOperationFailedException;

/** What a route's failure was, under the wrappings of the framework. */
public final class Failures {
    private Failures() {}

    /**
     * The failure with its code.
     *
     * @param where the route or the file, for the detail; never a value
     */
    public static HubException of(String where, Throwable failure) {
        boolean transfer = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HubException known) {
                return known;
            }
            if (cause instanceof JSchHostKeyException) {
                return new HubException(ErrorCode.HOST_KEY_REFUSED, where, failure);
            }
            transfer |= cause instanceof JSchException
                    || cause instanceof SftpException
                    || cause instanceof GenericFileOperationFailedException;
        }
        return transfer ? new HubException(ErrorCode.SFTP_FAILED, where, failure) : DatabaseErrors.of(where, failure);
    }
}
