/** Tells whether a file is a valid certified copy, and why. */
@org.jspecify.annotations.NullMarked
module vn.bansao.verify {
    requires transitive vn.bansao.core;
    requires static transitive org.jspecify;
    requires org.bouncycastle.provider;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.util;
    requires com.fasterxml.jackson.core;
    requires info.picocli;
    requires java.xml;
    // The HTML report.
    requires com.samskivert.jmustache;
    requires java.desktop;
    requires org.apache.fontbox;
    requires org.apache.pdfbox;
    requires org.apache.pdfbox.io;
    // PDFBox says nothing of what it needs itself.
    requires jdk.unsupported;
    requires org.apache.commons.logging;
    // The second opinion: jars that may be absent.
    requires static jpms_dss_cms;
    requires static jpms_dss_cms_object;
    requires static jpms_dss_crl_parser;
    requires static jpms_dss_diagnostic_data;
    requires static jpms_dss_document;
    requires static jpms_dss_enumerations;
    requires static jpms_dss_jaxb_common;
    requires static jpms_dss_model;
    requires static jpms_dss_pades;
    requires static jpms_dss_pades_pdfbox;
    requires static jpms_dss_simple_report;
    requires static jpms_dss_spi;
    requires static jpms_dss_validation;

    exports vn.bansao.verify;
    exports vn.bansao.verify.report;

    opens vn.bansao.verify.cli to
            info.picocli;
}
