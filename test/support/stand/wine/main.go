// The part of Windows' tar.exe that Wine lacks and a build or the runner's toolkit needs: -x of .tar.gz and .zip, -c of
// what a list names.
package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "tar:", err)
		os.Exit(1)
	}
}

// What is asked for, of the options that the step and the runner's toolkit write.
type request struct {
	mode                  rune
	archive, folder, list string
}

func run(args []string) error {
	asked, err := parse(args)
	switch {
	case err != nil:
		return err
	case asked.mode == 'c':
		return asked.create()
	case asked.mode == 'x' && strings.HasSuffix(asked.archive, ".zip"):
		return unzip(asked.archive, asked.folder)
	case asked.mode == 'x':
		return untar(asked.archive, asked.folder)
	}
	fmt.Println("bsdtar, or what stands in for it")
	return nil
}

func parse(args []string) (request, error) {
	asked := request{folder: "."}
	for at := 0; at < len(args); at++ {
		value := func() string {
			at++
			if at < len(args) {
				return args[at]
			}
			return ""
		}
		switch args[at] {
		case "--version":
			return request{mode: 'v'}, nil
		case "--exclude":
			value() // The archive itself, which is not among what is packed.
		case "--files-from":
			asked.list = value()
		case "-P", "-z", "--posix":
		default:
			for _, letter := range strings.TrimPrefix(args[at], "-") {
				switch letter {
				case 'c', 'x':
					asked.mode = letter
				case 'f':
					asked.archive = value()
				case 'C':
					asked.folder = value()
				case 'z':
				default:
					return asked, fmt.Errorf("%q is not known here, of %q", args[at], args)
				}
			}
		}
	}
	if asked.mode == 0 || asked.archive == "" {
		return asked, fmt.Errorf("-c or -x, and -f ARCHIVE are needed, not %q", args)
	}
	return asked, nil
}

// create packs the files that a list names, gzipped.
func (asked request) create() error {
	names, err := os.ReadFile(asked.list)
	if err != nil {
		return err
	}
	file, err := os.Create(asked.archive)
	if err != nil {
		return err
	}
	zipped := gzip.NewWriter(file)
	packed := tar.NewWriter(zipped)
	for _, name := range strings.FieldsFunc(string(names), func(c rune) bool { return c == '\n' || c == '\r' }) {
		if err := asked.pack(packed, filepath.Join(asked.folder, name)); err != nil {
			return err
		}
	}
	for _, each := range []io.Closer{packed, zipped, file} {
		if err := each.Close(); err != nil {
			return err
		}
	}
	return nil
}

// pack adds a file, or a folder with all that is in it.
func (asked request) pack(packed *tar.Writer, place string) error {
	return filepath.Walk(place, func(at string, info fs.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		header, err := tar.FileInfoHeader(info, "")
		if err != nil {
			return err
		}
		name, err := filepath.Rel(asked.folder, at)
		if err != nil {
			return err
		}
		header.Name = filepath.ToSlash(name)
		if err := packed.WriteHeader(header); err != nil {
			return err
		}
		file, err := os.Open(at)
		if err != nil {
			return err
		}
		defer file.Close()
		_, err = io.Copy(packed, file)
		return err
	})
}

func unzip(archive, folder string) error {
	reader, err := zip.OpenReader(archive)
	if err != nil {
		return err
	}
	defer reader.Close()
	for _, entry := range reader.File {
		content, err := entry.Open()
		if err != nil {
			return err
		}
		err = write(folder, entry.Name, entry.Mode(), content)
		content.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

func untar(archive, folder string) error {
	file, err := os.Open(archive)
	if err != nil {
		return err
	}
	defer file.Close()
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		return err
	}
	reader := tar.NewReader(unzipped)
	for {
		header, err := reader.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := write(folder, header.Name, header.FileInfo().Mode(), reader); err != nil {
			return err
		}
	}
}

// write makes a folder or a file; links are refused, because Wine has none.
func write(folder, name string, mode fs.FileMode, content io.Reader) error {
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return fmt.Errorf("%s leads out of the folder", name)
	}
	place := filepath.Join(folder, filepath.FromSlash(name))
	if mode.IsDir() || strings.HasSuffix(name, "/") {
		return os.MkdirAll(place, 0o755)
	}
	if !mode.IsRegular() {
		return fmt.Errorf("%s is no regular file", name)
	}
	if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
		return err
	}
	file, err := os.Create(place)
	if err != nil {
		return err
	}
	if _, err := io.Copy(file, content); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}
